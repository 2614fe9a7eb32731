package lanewise.bench.rounds;

import org.openjdk.jmh.results.RunResult;

/** Measures a row in a new JVM. */
@FunctionalInterface
interface Fork {

    /**
     * Starts a JVM, warms up and measures.
     *
     * @param row the row
     * @return the result
     * @throws RowFailedException if there is no result
     */
    RunResult run(Row row) throws RowFailedException;
}
