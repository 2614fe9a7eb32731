package lanewise.watch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
import lanewise.training.TrainingListener;
import lanewise.training.TrainingLoop;
import lanewise.training.TrainingPlan;
import lanewise.training.TrainingState;
import lanewise.training.optimizer.GradientDescent;
import lanewise.web.AccessToken;

/**
 * Measures how much longer the training of the video takes with the page of {@code train --watch}. Whole trainings run in turns, in
 * the order without, with, with, without. The page is the real one, in Chromium, and sends its requests at its own pace. The same
 * browser is open during all trainings, because that of a user is too. The page is loaded before a training begins: loading takes
 * the same time once, however long the training is. Its processor time is printed.
 *
 * <p>The result is the mean of the relative differences of the pairs without the lowest and the highest fifth, with a 95 % confidence
 * interval by the bootstrap. The pairs are also appended to a file, and those of earlier runs count too. It does not run in a build; run
 * it with
 *
 * <pre>
 *   mvn -q -DskipTests package
 *   java --add-modules jdk.incubator.vector -cp cli/target/test-classes:cli/target/cli.jar \
 *       lanewise.watch.WatchCost SECONDS ITERATIONS FILE
 * </pre>
 */
final class WatchCost {

    private static final int RESAMPLES = 10_000;

    /** Pairs that are not counted, because C2 compiles during them. */
    private static final int WARM_UP = 2;

    private static final double SECOND = 1e9;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final ParallelKernels kernels = KernelsLookup.open("auto", ParallelKernels.processors());
    private final Split split = Split.of(Mnist.load().training(), 1000, 1);
    private final BatchSource source = new FullBatch(Batch.of(split.train()));
    private final TrainingPlan plan;
    private final Browser browser;

    private WatchCost(int iterations, Browser browser) {
        plan = TrainingPlan.video(0.1f, iterations);
        this.browser = browser;
    }

    /**
     * What a training took, in seconds.
     *
     * @param time duration of the training
     * @param server processor time of the threads that compute the figures and answer the page
     * @param inBrowser processor time of the browser
     * @param loading processor time of the browser for loading the page
     * @param requests number of requests of the page
     * @param hash the hash of the weights
     */
    private record Cost(double time, double server, double inBrowser, double loading, int requests, String hash) {}

    private TrainingState untrained() {
        return new TrainingState(Network.create(784, List.of(10), 10, 1), new GradientDescent(), false);
    }

    /** Returns the duration of a training in seconds. */
    private double train(TrainingState state, TrainingListener listener) {
        long begin = System.nanoTime();
        new TrainingLoop(kernels, state, plan, listener).run(source, Evaluator.of(split.dev()));
        return (System.nanoTime() - begin) / SECOND;
    }

    private Cost plain() throws Exception {
        browser.settle();
        TrainingState state = untrained();
        double begin = browser.processorTime();
        double time = train(state, TrainingListener.NONE);
        return new Cost(
                time, 0, browser.processorTime() - begin, 0, 0, state.network().weightsHash());
    }

    private Cost watched() throws Exception {
        WatchControl control = new WatchControl(false, () -> {}, () -> false);
        try (TrainingWatch watch = new TrainingWatch(
                        new WatchedTraining(
                                kernels, source, plan, split.train(), split.dev(), "dev", Map.of("summary", "")),
                        control);
                WatchServer server = WatchServer.start(watch, 0, AccessToken.random())) {
            TrainingState state = untrained();
            watch.begin(state);
            double opened = browser.processorTime();
            String tab = browser.open(server.addressForBrowser());
            while (server.requests() == 0) {
                Thread.sleep(10);
            }
            browser.settle();
            double ownBegin = serverTime();
            double begin = browser.processorTime();
            int requests = server.requests();
            double time = train(state, watch);
            Cost cost = new Cost(
                    time,
                    serverTime() - ownBegin,
                    browser.processorTime() - begin,
                    begin - opened,
                    server.requests() - requests,
                    state.network().weightsHash());
            browser.close(tab);
            return cost;
        }
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

    /** Runs a pair, and returns its relative difference. */
    private double pair(boolean watchedFirst) throws Exception {
        Cost with = watchedFirst ? watched() : null;
        Cost without = plain();
        with = watchedFirst ? with : watched();
        if (!with.hash.equals(without.hash)) {
            throw new AssertionError("the weights differ: " + with.hash + " and " + without.hash);
        }
        double difference = with.time / without.time - 1;
        System.out.printf(
                Locale.ROOT,
                "%8.3f %8.3f %+9.1f%% %8d %8.3f %9.3f %8.3f %8.3f%n",
                without.time,
                with.time,
                100 * difference,
                with.requests,
                with.server,
                with.inBrowser,
                without.inBrowser,
                with.loading);
        return difference;
    }

    /** Returns the mean without the lowest and the highest fifth. */
    private static double trimmedMean(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int cut = sorted.length / 5;
        return Arrays.stream(sorted, cut, sorted.length - cut).average().orElseThrow();
    }

    private static void report(List<Double> differences) {
        double[] all = differences.stream().mapToDouble(each -> each).toArray();
        Random random = new Random(1);
        double[] means = new double[RESAMPLES];
        for (int n = 0; n < RESAMPLES; n++) {
            means[n] = trimmedMean(random.ints(all.length, 0, all.length)
                    .mapToDouble(i -> all[i])
                    .toArray());
        }
        Arrays.sort(means);
        double low = means[(int) (0.025 * RESAMPLES)];
        double high = means[(int) (0.975 * RESAMPLES)];
        double half = (high - low) / 2;
        System.out.printf(
                Locale.ROOT,
                "with the page: %+.2f%%, 95 %% confidence interval %+.2f%% to %+.2f%%, %d pairs%n"
                        + "an interval of +-1%% needs about %.0f pairs%n",
                100 * trimmedMean(all),
                100 * low,
                100 * high,
                all.length,
                Math.ceil(all.length * Math.pow(half / 0.01, 2)));
    }

    /**
     * Measures and prints.
     *
     * @param args seconds of the measurement, iterations of each training, file of the differences
     */
    public static void main(String[] args) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(args[0]));
        Path file = Path.of(args[2]);
        List<Double> differences = new ArrayList<>();
        if (Files.exists(file)) {
            Files.readAllLines(file).forEach(line -> differences.add(Double.parseDouble(line)));
        }
        try (Browser browser = Browser.start()) {
            WatchCost cost = new WatchCost(Integer.parseInt(args[1]), browser);
            System.out.println(
                    "seconds without and with the page, requests; processor time of the server, of the browser with and"
                            + " without the page, for loading the page");
            for (int pair = -WARM_UP; System.nanoTime() < end; pair++) {
                double difference = cost.pair(pair % 2 != 0);
                if (pair >= 0) {
                    differences.add(difference);
                    Files.writeString(file, difference + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
            }
        }
        report(differences);
        // The threads of the kernels are daemons.
    }
}
