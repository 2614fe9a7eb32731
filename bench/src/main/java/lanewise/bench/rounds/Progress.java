package lanewise.bench.rounds;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** Prints a line per fork: the progress, the estimated remaining time, and the result. */
final class Progress implements Rounds.Listener {

    private static final double NANOS = 1e9;
    private static final int MINUTE = 60;

    private final PrintWriter out;
    private final LongSupplier clock;
    private final double limit;
    private final long start;

    /**
     * Starts the clock.
     *
     * @param out receives the lines
     * @param clock returns nanoseconds
     * @param limit time limit of the whole run, if any
     */
    Progress(PrintWriter out, LongSupplier clock, Optional<Duration> limit) {
        this.out = out;
        this.clock = clock;
        this.limit = limit.map(Duration::toNanos).map(Long::doubleValue).orElse(Double.POSITIVE_INFINITY);
        start = clock.getAsLong();
    }

    @Override
    public void measured(int round, Row row, RunResult result, int done, int total) {
        Result<?> score = result.getPrimaryResult();
        line(round, Figures.score(score.getScore(), score.getScoreUnit()) + "  " + row.label(), done, total);
    }

    @Override
    public void failed(int round, Row row, RowFailedException reason, int done, int total) {
        line(round, "failed, left out: " + row.label() + ": " + reason.getMessage(), done, total);
    }

    private void line(int round, String outcome, int done, int total) {
        double spent = clock.getAsLong() - start;
        double left = spent / done * (total - done);
        // A round that has started is completed, even beyond the limit.
        left = spent < limit ? Math.min(left, limit - spent) : left;
        int width = Integer.toString(total).length();
        out.println(String.format(
                Locale.ROOT,
                "round %d  %" + width + "d of %d  %-17s  %s",
                round,
                done,
                total,
                duration(Math.round(left / NANOS)) + " left",
                outcome));
        out.flush();
    }

    /** Formats a duration, such as {@code 12 s} and {@code 3 min 5 s}. */
    static String duration(long seconds) {
        return seconds < MINUTE ? seconds + " s" : seconds / MINUTE + " min " + seconds % MINUTE + " s";
    }
}
