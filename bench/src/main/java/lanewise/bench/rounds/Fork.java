package lanewise.bench.rounds;

import org.openjdk.jmh.results.RunResult;

/** Measures a row in a JVM of its own. */
@FunctionalInterface
interface Fork {

    /**
     * Starts a JVM, warms up, measures.
     *
     * @throws RowFailedException if no figure came of it
     */
    RunResult run(Row row) throws RowFailedException;
}
