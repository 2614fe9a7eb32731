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
 * Measures rows in rounds: in every round each row has one fork, in an order that is shuffled anew.
 *
 * <p>The speed of a shared or warm machine drifts from minute to minute, more than many changes are worth. If the forks
 * of a row ran one after another, they would agree with one another and share one minute's error. Spread over the whole
 * run, they see the same minutes as those of every other row, and their scatter shows how far to trust the figures.
 */
final class Rounds {

    private final List<Row> rows;
    private final int count;
    private final long seed;

    /**
     * A plan.
     *
     * @param rows each once
     * @param count rounds, unless it is told to end before
     * @param seed decides the orders
     */
    Rounds(List<Row> rows, int count, long seed) {
        this.rows = rows;
        this.count = count;
        this.seed = seed;
    }

    /** Hears how it goes. */
    interface Listener {

        /** A fork has been measured. */
        void measured(int round, Row row, RunResult result, int done, int total);

        /** A row has failed, and is left out from here on. */
        void failed(int round, Row row, RowFailedException reason, int done, int total);
    }

    /** The orders in which the rows are measured, one for each round. */
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
     * Measures all rows. One that fails is not tried again; what was measured of it before is dropped, because a row
     * that breaks now and then is not what its figures say.
     *
     * @param another asked after each round, with how many were made, whether to go on
     * @return a result with a fork of each round for each row that did not fail, in the order of the rows
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
