package lanewise.bench.rounds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.openjdk.jmh.results.RunResult;

/**
 * Measures rows in rounds. In every round each row has one fork; the order is shuffled for each round.
 *
 * <p>The speed of a shared or warm machine drifts from minute to minute, by more than the effect of many changes of
 * the code. If the forks of a row ran one after another, they would agree with each other and share the error of one
 * minute. Spread over the whole run, they are measured under the same conditions as those of every other row, and
 * their scatter shows the uncertainty of the scores.
 */
final class Rounds {

    private final List<Row> rows;
    private final int count;
    private final long seed;

    /**
     * Creates the plan of a run.
     *
     * @param rows the rows, each once
     * @param count maximum number of rounds
     * @param seed seed of the orders
     */
    Rounds(List<Row> rows, int count, long seed) {
        this.rows = rows;
        this.count = count;
        this.seed = seed;
    }

    /** Receives the progress. */
    interface Listener {

        /** Called when a fork has been measured. */
        void measured(int round, Row row, RunResult result, int done, int total);

        /** Called when a row has failed; it is skipped from then on. */
        void failed(int round, Row row, RowFailedException reason, int done, int total);
    }

    /** Decides which rows the next round measures. */
    @FunctionalInterface
    interface Continuation {

        /**
         * Returns the rows of the next round.
         *
         * @param round number of the completed rounds
         * @param results a result for each row that did not fail, with one fork per round in which it was measured
         * @return the rows, some or all keys of {@code results}; none to end the run
         */
        Set<Row> after(int round, Map<Row, RunResult> results);
    }

    /** Returns the order of the rows in each round. */
    List<List<Row>> orders() {
        Random random = new Random(seed);
        List<List<Row>> orders = new ArrayList<>();
        for (int round = 0; round < count; round++) {
            List<Row> order = new ArrayList<>(rows);
            Collections.shuffle(order, random);
            orders.add(order);
        }
        return orders;
    }

    /**
     * Measures all rows. A row that fails is not tried again, and its earlier results are dropped, because a row that
     * fails sometimes is not described by its other results.
     *
     * @param fork measures a row
     * @param listener receives the progress
     * @param continuation decides after each round but the last which rows are measured again
     * @return a result for each row that did not fail, in the order of the rows
     */
    Map<Row, RunResult> run(Fork fork, Listener listener, Continuation continuation) {
        Map<Row, List<RunResult>> results = new LinkedHashMap<>();
        rows.forEach(row -> results.put(row, new ArrayList<>()));
        Set<Row> wanted = new LinkedHashSet<>(rows);
        int done = 0;
        int round = 0;
        for (List<Row> order : orders()) {
            if (round > 0) {
                wanted = new LinkedHashSet<>(continuation.after(round, merged(results)));
            }
            if (wanted.isEmpty()) {
                break;
            }
            round++;
            int left = wanted.size();
            for (Row row : order) {
                if (!wanted.contains(row)) {
                    continue;
                }
                done++;
                left--;
                try {
                    RunResult result = fork.run(row);
                    results.get(row).add(result);
                    listener.measured(round, row, result, done, done + left + (count - round) * wanted.size());
                } catch (RowFailedException e) {
                    results.remove(row);
                    wanted.remove(row);
                    listener.failed(round, row, e, done, done + left + (count - round) * wanted.size());
                }
            }
        }
        return merged(results);
    }

    private static Map<Row, RunResult> merged(Map<Row, List<RunResult>> results) {
        Map<Row, RunResult> merged = new LinkedHashMap<>();
        results.forEach((row, forks) -> merged.put(row, Merge.of(forks)));
        return merged;
    }
}
