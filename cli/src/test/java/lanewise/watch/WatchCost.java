package lanewise.watch;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
 * Measures how much the page of a training slows the training down. Runs the training of the video in turns without and with the
 * page in Chromium, and prints processor times, which vary less than durations. It does not run in a build; run it with
 *
 * <pre>
 *   mvn -q -DskipTests package
 *   java --add-modules jdk.incubator.vector -cp cli/target/test-classes:cli/target/cli.jar \
 *       lanewise.watch.WatchCost PAIRS ITERATIONS
 * </pre>
 */
final class WatchCost {

    /** Milliseconds in which the browser loads the page. */
    private static final long LOADING = 4_000;

    private static final int PROCESSORS = ParallelKernels.processors();
    private static final double SECOND = 1e9;

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Split split = Split.of(Mnist.load().training(), 1000, 1);
    private final BatchSource source = new FullBatch(Batch.of(split.train()));
    private final TrainingPlan plan;

    private WatchCost(int iterations) {
        plan = TrainingPlan.video(0.1f, iterations);
    }

    /**
     * The cost of one training, in seconds.
     *
     * @param time duration of the training
     * @param process processor time of the process
     * @param listener time that the training thread spends in the watch
     * @param figures processor time of the thread that computes the figures
     * @param page processor time of the threads that answer the page
     * @param browser processor time of the browser
     * @param hash the hash of the weights
     */
    private record Cost(
            double time, double process, double listener, double figures, double page, double browser, String hash) {

        /** Returns a line of the table. */
        String line(String name) {
            return String.format(
                    Locale.ROOT,
                    "%-8s %7.3f %8.3f %9.4f %8.4f %7.4f %8.2f   %s",
                    name,
                    time,
                    process,
                    listener,
                    figures,
                    page,
                    browser,
                    hash);
        }
    }

    /** Measures the time in the calls of another listener. */
    private static final class Timed implements TrainingListener {

        private final TrainingListener listener;
        private long nanos;

        Timed(TrainingListener listener) {
            this.listener = listener;
        }

        @Override
        public void evaluated(Milestone milestone) {
            long begin = System.nanoTime();
            listener.evaluated(milestone);
            nanos += System.nanoTime() - begin;
        }

        @Override
        public void betweenUpdates(TrainingState state) {
            long begin = System.nanoTime();
            listener.betweenUpdates(state);
            nanos += System.nanoTime() - begin;
        }

        @Override
        public boolean stopRequested() {
            return listener.stopRequested();
        }

        @Override
        public boolean needsUpdateRatios() {
            return listener.needsUpdateRatios();
        }
    }

    private static double processorTime(String threads) {
        long nanos = 0;
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().equals(threads)) {
                nanos += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return nanos / SECOND;
    }

    private static double processorTime(Process browser) {
        return Stream.concat(Stream.of(browser.toHandle()), browser.descendants())
                .mapToDouble(each ->
                        each.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / SECOND)
                .sum();
    }

    private TrainingState untrained() {
        return new TrainingState(Network.create(784, List.of(10), 10, 1), new GradientDescent(), false);
    }

    private void train(ParallelKernels kernels, TrainingState state, TrainingListener listener) {
        new TrainingLoop(kernels, state, plan, listener).run(source, Evaluator.of(split.dev()));
    }

    private Cost plain() {
        try (ParallelKernels kernels = KernelsLookup.open("auto", PROCESSORS)) {
            TrainingState state = untrained();
            long begin = System.nanoTime();
            long process = PROCESS.getProcessCpuTime();
            train(kernels, state, TrainingListener.NONE);
            return new Cost(
                    (System.nanoTime() - begin) / SECOND,
                    (PROCESS.getProcessCpuTime() - process) / SECOND,
                    0,
                    0,
                    0,
                    0,
                    state.network().weightsHash());
        }
    }

    private Cost watched() throws IOException, InterruptedException {
        WatchControl control = new WatchControl(true, () -> {}, () -> false);
        Path profile = Files.createTempDirectory("profile");
        try (ParallelKernels kernels = KernelsLookup.open("auto", PROCESSORS);
                TrainingWatch watch = new TrainingWatch(
                        new WatchedTraining(
                                kernels, source, plan, split.train(), split.dev(), "dev", Map.of("summary", "")),
                        control);
                WatchServer server = WatchServer.start(watch, 0, AccessToken.random())) {
            Process browser = new ProcessBuilder(
                            "chromium",
                            "--headless",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--window-size=1280,1600",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + profile,
                            server.addressForBrowser().toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                Thread.sleep(LOADING);
                Thread resumer = new Thread(() -> {
                    pause(500);
                    control.resume();
                });
                TrainingState state = untrained();
                resumer.start();
                watch.begin(state);
                double inBrowser = processorTime(browser);
                double page = processorTime("page");
                double figures = processorTime("watch");
                Timed timed = new Timed(watch);
                long begin = System.nanoTime();
                long process = PROCESS.getProcessCpuTime();
                train(kernels, state, timed);
                return new Cost(
                        (System.nanoTime() - begin) / SECOND,
                        (PROCESS.getProcessCpuTime() - process) / SECOND,
                        timed.nanos / SECOND,
                        processorTime("watch") - figures,
                        processorTime("page") - page,
                        processorTime(browser) - inBrowser,
                        state.network().weightsHash());
            } finally {
                control.end();
                List<ProcessHandle> all = Stream.concat(browser.descendants(), Stream.of(browser.toHandle()))
                        .toList();
                all.forEach(ProcessHandle::destroy);
                browser.waitFor(10, TimeUnit.SECONDS);
                pause(500);
                delete(profile);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the mean, and its standard error. */
    private static double[] mean(List<Double> values) {
        double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
        double squares =
                values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        int n = values.size();
        return new double[] {mean, Math.sqrt(squares / Math.max(1, n - 1) / n)};
    }

    private static String share(double part, double whole) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * part / whole);
    }

    /**
     * Measures and prints.
     *
     * @param args number of pairs, iterations of each training
     */
    public static void main(String[] args) throws Exception {
        int pairs = Integer.parseInt(args[0]);
        WatchCost cost = new WatchCost(Integer.parseInt(args[1]));
        // The first pair is not counted: C2 compiles during it.
        cost.plain();
        cost.watched();
        List<Cost> without = new ArrayList<>();
        List<Cost> with = new ArrayList<>();
        System.out.println("seconds     time  process  listener  figures    page  browser   weights");
        for (int pair = 0; pair < pairs; pair++) {
            for (boolean watched : pair % 2 == 0 ? new boolean[] {false, true} : new boolean[] {true, false}) {
                Cost measured = watched ? cost.watched() : cost.plain();
                (watched ? with : without).add(measured);
                System.out.println(measured.line(watched ? "with" : "without"));
            }
        }
        List<Double> time = new ArrayList<>();
        List<Double> process = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            time.add(with.get(pair).time / without.get(pair).time - 1);
            process.add(with.get(pair).process / without.get(pair).process - 1);
        }
        double[] longer = mean(time);
        double[] more = mean(process);
        double all = with.stream().mapToDouble(Cost::time).sum();
        double own = with.stream().mapToDouble(each -> each.figures + each.page).sum();
        System.out.printf(
                Locale.ROOT,
                "processor time of the process: %+.2f %% (standard error %.2f); duration: %+.2f %% (%.2f)%n",
                100 * more[0],
                100 * more[1],
                100 * longer[0],
                100 * longer[1]);
        System.out.println("listener, of the duration: "
                + share(with.stream().mapToDouble(Cost::listener).sum(), all));
        System.out.println(
                "figures and page, of the time of all " + PROCESSORS + " processors: " + share(own, all * PROCESSORS));
        System.out.println("browser, of the time of all processors: "
                + share(with.stream().mapToDouble(Cost::browser).sum(), all * PROCESSORS));
    }
}
