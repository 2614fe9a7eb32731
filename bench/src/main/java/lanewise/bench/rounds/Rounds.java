package lanewise.bench.rounds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
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
     * @param another receives the number of completed rounds after each round, and returns whether to continue
     * @return a result with one fork per round for each row that did not fail, in the order of the rows
     */
    Map<Row, RunResult> run(Fork fork, Listener listener, IntPredicate another) {
        Map<Row, List<RunResult>> results = new LinkedHashMap<>();
        rows.forEach(row -> results.put(row, new ArrayList<>()));
        int done = 0;
        int total = count * rows.size();
        int round = 0;
        for (List<Row> order : orders()) {
            if (round > 0 && !another.test(round)) {
                break;
            }
            round++;
            for (Row row : order) {
                if (!results.containsKey(row)) {
                    continue;
                }
                done++;
                try {
                    RunResult result = fork.run(row);
                    results.get(row).add(result);
                    listener.measured(round, row, result, done, total);
                } catch (RowFailedException e) {
                    results.remove(row);
                    total -= count - round;
                    listener.failed(round, row, e, done, total);
                }
            }
        }
        Map<Row, RunResult> merged = new LinkedHashMap<>();
        results.forEach((row, forks) -> merged.put(row, Merge.of(forks)));
        return merged;
    }
}
