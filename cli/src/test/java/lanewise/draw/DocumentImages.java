package lanewise.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lanewise.cli.Run;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;
import lanewise.storage.ModelFile;
import lanewise.testing.Chromium;
import lanewise.training.Batch;
import lanewise.training.Evaluator;
import lanewise.training.FullBatch;
import lanewise.training.TrainingLoop;
import lanewise.training.TrainingPlan;
import lanewise.training.TrainingState;
import lanewise.training.optimizer.GradientDescent;
import lanewise.watch.TrainingWatch;
import lanewise.watch.WatchControl;
import lanewise.watch.WatchServer;
import lanewise.watch.WatchedTraining;
import lanewise.web.AccessToken;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Takes the pictures of README and the guide to the commands from the program itself. It does not run in a build; run
 * it with
 *
 * <pre>
 *   mvn -pl cli -am -Dtest=None -Dit.test=DocumentImages -Dsurefire.failIfNoSpecifiedTests=false verify
 * </pre>
 */
class DocumentImages {

    private static final Path DOCS = Path.of("src", "docs");
    private static final int SCALE = 2;
    private static final int QUALITY = 60;

    /** Width of the page in CSS pixels. */
    private static final int WIDTH = 1100;

    private static final int REPORT_WIDTH = 700;

    /** Iterations of the training on the page of a training. */
    private static final int ITERATIONS = 500;

    /** The unit that the picture of the network shows. */
    private static final int UNIT = 14;

    /** Points per corner of a smooth stroke. */
    private static final int STEPS = 5;

    @TempDir
    private static Path folder;

    private static String model;
    private static Path report;

    @BeforeAll
    static void train() {
        model = folder.resolve("digits.safetensors").toString();
        report = folder.resolve("report.html");
        run("train", "--recipe", "quick", "--quiet", "--model", model, "--report", report.toString());
    }

    private static void run(String... args) {
        Run run = Run.of(args);
        assertEquals(0, run.exit(), run.err());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void drawPage(boolean dark) throws Exception {
        DigitService service = new DigitService(
                "digits.safetensors",
                ModelFile.read(Path.of(model)),
                KernelsLookup.defaults().choose(KernelsLookup.AUTO).kernels());
        try (DrawServer server = DrawServer.start(service, 0, AccessToken.random());
                Chromium browser = Chromium.start(folder)) {
            browser.open(server.address(), WIDTH, 700, SCALE, false, dark);
            browser.await("document.body !== null && document.body.dataset.answered === '1'");
            PageDriver page = new PageDriver(browser);
            page.draw(smooth(PageDriver.THREE), false);
            assertEquals("3", page.answer());
            write("draw", browser, dark, WIDTH, 0, bottom(browser, ".figures"));
            page.chooseClass(8);
            browser.evaluate("document.querySelectorAll('#network .unit')[" + UNIT
                    + "].dispatchEvent(new MouseEvent('click', {bubbles: true}))");
            browser.evaluate("document.activeElement.blur()");
            write("network", browser, dark, WIDTH, bottom(browser, ".figures") + 4, bottom(browser, ".inside"));
        }
    }

    /** Returns points of a cubic spline through corners. */
    private static double[][] smooth(double[][] corners) {
        double[][] points = new double[(corners.length - 1) * STEPS + 1][2];
        for (int i = 0; i < points.length; i++) {
            int n = Math.min(i / STEPS, corners.length - 2);
            double t = (double) i / STEPS - n;
            for (int axis = 0; axis < 2; axis++) {
                double a = corners[Math.max(0, n - 1)][axis];
                double b = corners[n][axis];
                double c = corners[n + 1][axis];
                double d = corners[Math.min(corners.length - 1, n + 2)][axis];
                points[i][axis] = b + t / 2 * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
            }
        }
        return points;
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void trainingReport(boolean dark) throws Exception {
        try (Chromium browser = Chromium.start(folder)) {
            URI page = report.toUri();
            browser.open(page, REPORT_WIDTH, 900, SCALE, false, dark);
            double top = Double.parseDouble(browser.evaluate(
                    "[...document.querySelectorAll('h2')].find((h) => h.textContent === 'Learning curves')"
                            + ".getBoundingClientRect().top"));
            write(
                    "report",
                    browser,
                    dark,
                    REPORT_WIDTH,
                    top - 8,
                    bottom(browser, ".scroll:has(table.confusion) + .legend"));
        }
    }

    private static double bottom(Chromium browser, String selector) {
        return Double.parseDouble(
                browser.evaluate("document.querySelector('" + selector + "').getBoundingClientRect().bottom"));
    }

    private static void write(String name, Chromium browser, boolean dark, int width, double top, double bottom)
            throws Exception {
        byte[] image = browser.webp(top, width, bottom - top + 12, QUALITY);
        Files.write(DOCS.resolve(name + (dark ? "-dark" : "-light") + ".webp"), image);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void watchPage(boolean dark) throws Exception {
        Split split = Split.of(Mnist.training(42_000), 1000, 1);
        Batch batch = Batch.of(split.train());
        TrainingPlan plan = TrainingPlan.video(0.1f, ITERATIONS);
        try (ParallelKernels kernels = KernelsLookup.open("auto", ParallelKernels.processors());
                TrainingWatch watch = new TrainingWatch(
                        new WatchedTraining(
                                kernels,
                                new FullBatch(batch),
                                plan,
                                split.train(),
                                split.dev(),
                                "dev",
                                Map.of(
                                        "summary",
                                        "network: 784-10-10, learning rate 0.1, " + ITERATIONS
                                                + " iterations, seed 1")),
                        new WatchControl(false, () -> {}, () -> false));
                WatchServer server = WatchServer.start(watch, 0, AccessToken.random());
                Chromium browser = Chromium.start(folder)) {
            TrainingState state =
                    new TrainingState(Network.create(784, List.of(10), 10, 1), new GradientDescent(), false);
            watch.begin(state);
            new TrainingLoop(kernels, state, plan, watch).run(new FullBatch(batch), Evaluator.of(split.dev()));
            watch.end("");
            browser.open(server.address(), WIDTH, 700, SCALE, false, dark);
            browser.await("document.body !== null && document.body.dataset.update === '" + ITERATIONS + "'");
            write("watch", browser, dark, WIDTH, 0, bottom(browser, "#weights-part"));
        }
    }

    @Test
    void gallery() {
        String png = DOCS.resolve("gallery.png").toString();
        run("show", model, "0", "1", "2", "3", "--misclassified", "8", "--png", png);
    }
}
