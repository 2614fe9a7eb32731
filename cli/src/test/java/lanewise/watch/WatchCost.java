package lanewise.watch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;
import lanewise.training.Batch;
import lanewise.training.BatchSource;
import lanewise.training.Evaluator;
import lanewise.training.FullBatch;
import lanewise.training.Milestone;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;
import lanewise.training.TrainingPlan;
import lanewise.training.TrainingState;
import lanewise.training.optimizer.GradientDescent;
import lanewise.web.AccessToken;

/**
 * Measures how much longer the training of the video takes with the page of {@code train --watch}. One training runs in
 * turns with and without the page, and the whole times of the turns are compared. The page is the real one, in
 * Chromium. In a turn with the page, it requests and draws the state once, and the figures are computed as usual. In a
 * turn without it, the training has no listener, and the page waits. Each turn with the page is compared with the mean
 * of the two turns around it. The page is loaded before: loading takes the same time once, however long the training
 * is. Its processor time is printed.
 *
 * <p>Short turns have more updates than the page requests, so that their time can be measured at all: the durations
 * of equal turns differ by some percent. Therefore the result has two lines: the time that the training loses in a
 * turn, and its share of the time from this update to the next one, as the server would have specified it. Both are
 * means without the lowest and the highest fifth, with 95 % confidence intervals by the bootstrap. The turns are also
 * appended to a file, and those of earlier runs count too. It does not run in a build; run it with
 *
 * <pre>
 *   mvn -q -DskipTests package
 *   java --add-modules jdk.incubator.vector -cp cli/target/test-classes:cli/target/cli.jar \
 *       lanewise.watch.WatchCost SECONDS SECONDS_OF_A_TURN FILE
 * </pre>
 */
final class WatchCost implements TrainingListener {

    private static final int RESAMPLES = 10_000;

    /** Turns that are not counted, because C2 compiles during them, and the page creates its elements. */
    private static final int WARM_UP = 12;

    /** A turn with the page begins this long before the request of the page, whose preparation takes time too. */
    private static final long LEAD = TimeUnit.MILLISECONDS.toNanos(200);

    private static final double SECOND = 1e9;
    private static final double MILLI = 1e6;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long end;
    private final long turnNanos;
    private final Browser browser;
    private final List<Turn> turns = new ArrayList<>();
    private TrainingWatch watch;
    private WatchServer server;

    /** Milliseconds from the latest update to the next one, as the server would have specified it. */
    private volatile long wanted;

    /** The time if the page waited as specified, in nanoseconds. */
    private long paced;

    /** When the next turn with the page begins; unknown before the first request. */
    private long nextAt = Long.MAX_VALUE;

    private int requests;
    private boolean with;
    private int iterations;
    private long begin;
    private double inBrowser;
    private double inServer;

    /**
     * A part of the training.
     *
     * @param iterations number of iterations
     * @param time milliseconds per iteration
     * @param inBrowser processor time of the browser in milliseconds
     * @param inServer processor time of the threads that compute the figures and answer the page, in milliseconds
     * @param next milliseconds from the request to the next one, as the server would have specified it
     */
    private record Turn(int iterations, double time, double inBrowser, double inServer, long next) {}

    /** Specifies one request in two turns. */
    private final class InTurns extends Pace {

        InTurns() {
            super(() -> paced);
        }

        @Override
        synchronized long next(long ofServer, int ofPage) {
            wanted = super.next(ofServer, ofPage);
            paced += TimeUnit.MILLISECONDS.toNanos(wanted);
            return TimeUnit.NANOSECONDS.toMillis(2 * turnNanos);
        }
    }

    private WatchCost(double seconds, double turn, Browser browser) {
        end = System.nanoTime() + (long) (seconds * SECOND);
        turnNanos = (long) (turn * SECOND);
        this.browser = browser;
    }

    @Override
    public void evaluated(Milestone milestone) {
        if (with) {
            watch.evaluated(milestone);
        }
    }

    @Override
    public void betweenUpdates(TrainingState state) {
        iterations++;
        if (with) {
            watch.betweenUpdates(state);
        }
        long now = System.nanoTime();
        if (requests != server.requests()) {
            requests = server.requests();
            nextAt = now + 2 * turnNanos - LEAD;
        }
        if (with ? now - begin >= turnNanos : now >= nextAt) {
            finish(now);
        }
    }

    @Override
    public boolean stopRequested() {
        return System.nanoTime() > end;
    }

    private void finish(long now) {
        double browserTime = browser.processorTime();
        double serverTime = serverTime();
        turns.add(new Turn(
                iterations,
                (now - begin) / MILLI / iterations,
                1000 * (browserTime - inBrowser),
                1000 * (serverTime - inServer),
                wanted));
        inBrowser = browserTime;
        inServer = serverTime;
        with = !with;
        iterations = 0;
        begin = System.nanoTime();
    }

    private static double serverTime() {
        long nanos = 0;
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && List.of("watch", "page").contains(thread.getThreadName())) {
                nanos += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return nanos / SECOND;
    }

    private void train() throws Exception {
        Split split = Split.of(Mnist.load().training(), 1000, 1);
        BatchSource source = new FullBatch(Batch.of(split.train()));
        TrainingPlan plan = TrainingPlan.video(0.1f, 1_000_000);
        TrainingState state = new TrainingState(Network.create(784, List.of(10), 10, 1), new GradientDescent(), false);
        try (ParallelKernels kernels = KernelsLookup.open("auto", ParallelKernels.processors());
                TrainingWatch watched = new TrainingWatch(
                        new WatchedTraining(
                                kernels, source, plan, split.train(), split.dev(), "dev", Map.of("summary", "")),
                        new WatchControl(false, () -> {}, () -> false));
                WatchServer own = new WatchServer(watched, 0, AccessToken.random(), new InTurns())) {
            watch = watched;
            server = own;
            watch.begin(state);
            browser.settle();
            double before = browser.processorTime();
            browser.open(server.addressForBrowser());
            while (server.requests() == 0) {
                Thread.sleep(10);
            }
            browser.settle();
            System.out.printf(
                    Locale.ROOT, "processor time for loading the page: %.2f s%n", browser.processorTime() - before);
            begin = System.nanoTime();
            new TrainingLoop(kernels, state, plan, this).run(source, Evaluator.of(split.dev()));
        }
    }

    /**
     * Prints all turns with the page. Returns the lost milliseconds of each, and the milliseconds to the next update.
     */
    private List<String> losses() {
        List<String> losses = new ArrayList<>();
        System.out.println(
                "ms per iteration without and with the page, lost ms; ms of the server and of the browser with the page,"
                        + " of the browser without it; ms to the next update");
        for (int n = WARM_UP + 1; n + 1 < turns.size(); n += 2) {
            Turn turn = turns.get(n);
            double without = (turns.get(n - 1).time + turns.get(n + 1).time) / 2;
            double lost = (turn.time - without) * turn.iterations;
            losses.add(String.format(Locale.ROOT, "%.3f %d", lost, turn.next));
            System.out.printf(
                    Locale.ROOT,
                    "%7.3f %7.3f %+6.0f  %5.1f %5.0f %5.0f %6d%n",
                    without,
                    turn.time,
                    lost,
                    turn.inServer,
                    turn.inBrowser,
                    turns.get(n + 1).inBrowser,
                    turn.next);
        }
        return losses;
    }

    /** Returns the mean without the lowest and the highest fifth. */
    private static double trimmedMean(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int cut = sorted.length / 5;
        return Arrays.stream(sorted, cut, sorted.length - cut).average().orElseThrow();
    }

    private static void report(String name, double[] values) {
        int n = values.length;
        Random random = new Random(1);
        double[] means = new double[RESAMPLES];
        for (int sample = 0; sample < RESAMPLES; sample++) {
            means[sample] =
                    trimmedMean(random.ints(n, 0, n).mapToDouble(i -> values[i]).toArray());
        }
        Arrays.sort(means);
        System.out.printf(
                Locale.ROOT,
                "%s: %.2f, 95 %% confidence interval %.2f to %.2f, %d turns%n",
                name,
                trimmedMean(values),
                means[(int) (0.025 * RESAMPLES)],
                means[(int) (0.975 * RESAMPLES)],
                n);
    }

    /**
     * Measures and prints.
     *
     * @param args seconds of the measurement, seconds of each turn, file of the turns
     */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[2]);
        List<String> losses = new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
        try (Browser browser = Browser.start()) {
            WatchCost cost = new WatchCost(Double.parseDouble(args[0]), Double.parseDouble(args[1]), browser);
            cost.train();
            losses.addAll(cost.losses());
        }
        Files.write(file, losses);
        double[][] values = losses.stream()
                .map(line -> Arrays.stream(line.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
        double next =
                trimmedMean(Arrays.stream(values).mapToDouble(each -> each[1]).toArray());
        report(
                "lost ms of a turn",
                Arrays.stream(values).mapToDouble(each -> each[0]).toArray());
        report(
                String.format(Locale.ROOT, "lost %% of the %.1f s to the next update", next / 1000),
                Arrays.stream(values).mapToDouble(each -> 100 * each[0] / next).toArray());
    }
}
