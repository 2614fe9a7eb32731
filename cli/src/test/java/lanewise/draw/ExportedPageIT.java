package lanewise.draw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import lanewise.cli.TrainedModel;
import lanewise.data.Examples;
import lanewise.data.LabelSet;
import lanewise.data.Mnist;
import lanewise.kernels.Activation;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Architecture;
import lanewise.network.ForwardPropagation;
import lanewise.network.Inference;
import lanewise.network.Initialization;
import lanewise.network.Network;
import lanewise.picture.PictureReader;
import lanewise.picture.PreparedPicture;
import lanewise.picture.likeness.DigitLikeness;
import lanewise.storage.Model;
import lanewise.storage.ModelFile;
import lanewise.testing.Chromium;
import lanewise.testing.SharedChromium;
import lanewise.web.Response;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;

/**
 * Opens an exported page from a file in Chromium. By default, a sample of images and drawings is checked. To check the
 * 10,000 test images and all 270 drawings, run it with {@code -Dlanewise.export=all}.
 */
class ExportedPageIT {

    private static final boolean ALL = "all".equals(System.getProperty("lanewise.export"));

    /** A model file that is used instead of the one of the tests. */
    private static final String MODEL = System.getProperty("lanewise.model");

    private static final int SAMPLE = 300;
    private static final int AT_ONCE = 500;

    /** Number of renderings of a drawing. */
    private static final int RENDERINGS = 10;

    /** How many of 27 drawings, one rendering of each, and of all 270 are right at least. */
    private static final int RIGHT_OF_SAMPLE = 25;

    private static final int RIGHT_OF_ALL = 262;

    /** Defines a function that predicts images, all in base64. */
    private static final String PREDICT = "window.predict = (model, images) => {"
            + " const pixels = Uint8Array.from(atob(images), (c) => c.charCodeAt(0));"
            + " const size = model.height * model.width; let text = '';"
            + " for (let at = 0; at < pixels.length; at += size) {"
            + "   const A = Exact.propagate(model, pixels.subarray(at, at + size)).A;"
            + "   new Uint8Array(A[A.length - 1].buffer).forEach((byte) => { text += String.fromCharCode(byte); }); }"
            + " return btoa(text); }";

    @TempDir
    private static Path folder;

    private static final ParallelKernels KERNELS =
            KernelsLookup.defaults().choose(KernelsLookup.AUTO).kernels();

    private static Model model;
    private static URI file;
    private static Chromium browser;
    private static PageDriver page;

    @BeforeAll
    static void export() throws Exception {
        browser = SharedChromium.get();
        page = new PageDriver(browser);
        model = MODEL == null ? TrainedModel.quick() : ModelFile.read(Path.of(MODEL));
        // A name that would end the element with the data, if it was not escaped.
        file = Files.write(folder.resolve("page.html"), ExportedPage.of("</script><b>&quick", model))
                .toUri();
    }

    private static void open(String fragment) throws Exception {
        browser.open(URI.create("about:blank"), 1280, 900, false, false);
        browser.log();
        browser.open(URI.create(file + fragment), 1280, 900, false, false);
        page.awaitStart();
    }

    /** Opens the page without a drawing, unless it is open: loading it compares 6,000 training images. */
    private static void openEmpty() throws Exception {
        if (browser.evaluate("location.href.split('#')[0]").equals(file.toString())) {
            page.click("clear");
            page.answer();
            browser.evaluate("scrollTo(0, 0)");
        } else {
            open("");
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytesOf(Matrix probabilities) {
        ByteBuffer bytes = ByteBuffer.allocate(probabilities.rows() * probabilities.cols() * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int j = 0; j < probabilities.cols(); j++) {
            for (int i = 0; i < probabilities.rows(); i++) {
                bytes.putFloat(probabilities.get(i, j));
            }
        }
        return bytes.array();
    }

    private static byte[] predicted(Network network, byte[] pixels, int examples, int height, int width) {
        return bytesOf(new Inference(network, examples)
                .probabilities(KERNELS, PixelMatrix.ofExamples(pixels, 0, examples, height, width)));
    }

    @Test
    void predictsTheSameBitsAsPredict() throws Exception {
        openEmpty();
        assertTrue(page.text("model")
                .startsWith("</script><b>&quick: 784-128-10, weights "
                        + model.network().weightsHash()));
        browser.evaluate(PREDICT);
        browser.evaluate("Engine.load().then((loaded) => { window.loaded = loaded; })");
        Examples test = Mnist.test();
        int count = ALL ? test.count() : SAMPLE;
        for (int from = 0; from < count; from += AT_ONCE) {
            int examples = Math.min(AT_ONCE, count - from);
            byte[] pixels = Arrays.copyOfRange(test.pixels(), from * 784, (from + examples) * 784);
            byte[] expected = predicted(model.network(), pixels, examples, 28, 28);
            byte[] actual = Base64.getDecoder()
                    .decode(browser.evaluate("window.predict(window.loaded, '" + base64(pixels) + "')"));
            assertArrayEquals(expected, actual, "images from " + from);
        }
        System.out.println("exported page: the bits of predict for " + count + " images");
        assertEquals("", browser.log());
    }

    /** Deeper networks with each activation, and images that are not square. */
    @ParameterizedTest
    @EnumSource(Activation.class)
    void computesEveryActivationToTheSameBits(Activation activation) throws Exception {
        openEmpty();
        Network network =
                Network.create(new Architecture(24, List.of(9, 7), 5, activation, false), Initialization.VIDEO, 3);
        Model small = new Model(network, 4, 6, LabelSet.of(2, 3, 5, 7, 11), Optional.empty());
        byte[] pixels = new byte[24 * 40];
        new Random(5).nextBytes(pixels);
        ModelDescription description = new ModelDescription("small", small);
        String json = new String(Response.json(200, description::write).body(), StandardCharsets.UTF_8);
        browser.evaluate(PREDICT);
        byte[] actual = Base64.getDecoder()
                .decode(browser.evaluate("window.predict(Exact.withWeights(" + json
                        + ", Uint8Array.from(atob('" + base64(description.weights())
                        + "'), (c) => c.charCodeAt(0)).buffer), '" + base64(pixels) + "')"));
        assertArrayEquals(predicted(network, pixels, 40, 4, 6), actual);
    }

    /** The pixels, the probabilities and the doubt of drawings are those of the program for the same pictures. */
    @Test
    void preparesDrawingsAsTheProgram() throws Exception {
        openEmpty();
        addRenderings();
        browser.evaluate("(() => { window.drawings = Renderings.digits(); window.others = Renderings.others();"
                + " window.text = (values) => btoa(String.fromCharCode(...values)); })()");
        int drawings = Integer.parseInt(browser.evaluate("window.drawings.length"));
        assertEquals(270, drawings);
        int right = 0;
        int doubted = 0;
        List<String> wrong = new ArrayList<>();
        List<Integer> chosen = IntStream.range(0, drawings)
                .filter(i -> ALL || i % RENDERINGS == i / RENDERINGS % RENDERINGS)
                .boxed()
                .toList();
        for (int i : chosen) {
            String[] parts = checked("window.drawings[" + i + "]");
            boolean isRight = parts[0].startsWith(parts[1] + " ");
            right += isRight ? 1 : 0;
            doubted += Boolean.parseBoolean(parts[2]) ? 1 : 0;
            if (!isRight) {
                wrong.add(parts[0] + " read as " + parts[1]);
            }
        }
        int others = Integer.parseInt(browser.evaluate("window.others.length"));
        int refused = 0;
        for (int i = 0; i < others; i++) {
            refused += Boolean.parseBoolean(checked("window.others[" + i + "]")[2]) ? 1 : 0;
        }
        System.out.println("drawings read right: " + right + " of " + chosen.size() + " " + wrong + "; doubted: "
                + doubted + "; other figures doubted: " + refused + " of " + others);
        assertTrue(right >= (ALL ? RIGHT_OF_ALL : RIGHT_OF_SAMPLE), wrong.toString());
        assertTrue(doubted * 10 <= chosen.size(), doubted + " of " + chosen.size() + " digits are doubted");
        assertTrue(refused * 5 >= others * 4, refused + " of " + others + " other figures are doubted");
    }

    private static void addRenderings() throws Exception {
        String script = new String(
                ExportedPageIT.class.getResourceAsStream("renderings.js").readAllBytes(), StandardCharsets.UTF_8);
        browser.evaluate("(() => { " + script + "\nwindow.Renderings = Renderings; })()");
    }

    /**
     * Compares the answer of the page with that of the program, and returns the label or name of the drawing and its
     * rendering, the prediction, and whether it is doubted.
     */
    private static String[] checked(String drawing) throws Exception {
        String[] parts = browser.evaluate("(async () => { const drawing = " + drawing + ";"
                        + " const canvas = Strokes.picture(drawing.strokes); const answer = await Engine.predict(canvas);"
                        + " return [(drawing.name || drawing.digit) + ' ' + drawing.kind,"
                        + " answer.probabilities.indexOf(Math.max(...answer.probabilities)), answer.doubtful,"
                        + " window.text(answer.pixels),"
                        + " window.text(new Uint8Array(Float32Array.from(answer.probabilities).buffer)),"
                        + " canvas.toDataURL('image/png').split(',')[1]].join('\\n'); })()")
                .split("\n");
        byte[] png = Base64.getDecoder().decode(parts[5]);
        assertEquals(280, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
        PreparedPicture prepared = PictureReader.of(28, 28).prepare(parts[0], png);
        assertArrayEquals(prepared.whole(), Base64.getDecoder().decode(parts[3]), "pixels of " + parts[0]);
        byte[] probabilities = predicted(model.network(), prepared.whole(), 1, 28, 28);
        assertArrayEquals(probabilities, Base64.getDecoder().decode(parts[4]), "probabilities of " + parts[0]);
        FloatBuffer floats =
                ByteBuffer.wrap(probabilities).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        int predicted = Integer.parseInt(parts[1]);
        float probability = floats.get(predicted);
        assertEquals(
                prepared.digits().size() > 1
                        || DigitLikeness.instance().doubts(prepared.whole(), predicted, probability),
                Boolean.parseBoolean(parts[2]),
                "doubt about " + parts[0]);
        return parts;
    }

    @Test
    void explainsUnitsAndClasses() throws Exception {
        openEmpty();
        page.draw(PageDriver.SEVEN, false);
        assertEquals("7", page.answer());
        byte[] pixels = new byte[784];
        String[] values = browser.evaluate(
                        "Engine.predict(Strokes.picture(Drawing.strokes())).then((a) => a.pixels.join(' '))")
                .split(" ");
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Integer.parseInt(values[i]);
        }
        Network network = model.network();
        ForwardPropagation forward = new ForwardPropagation(network, 1);
        forward.propagate(KERNELS, PixelMatrix.ofExamples(pixels, 0, 1, 28, 28));

        page.chooseClass(2);
        assertEquals("Why 7, and not 2?", page.text("why-title"));
        float difference = 0;
        for (int h = 0; h < 128; h++) {
            difference += (network.W(2).get(7, h) - network.W(2).get(2, h))
                    * forward.A(1).get(h, 0);
        }
        difference += network.b(2).get(7, 0) - network.b(2).get(2, 0);
        assertTrue(
                page.text("why-text").startsWith(String.format("The score of 7 is %.2f higher", difference)),
                page.text("why-text") + " " + difference);
        assertTrue(page.attribute("evidence", "aria-label").matches("\\d+ pixels are evidence for 7, \\d+ for 2"));
        page.chooseClass(2);
        assertEquals("true", browser.evaluate("document.getElementById('why').hidden"));

        // The unit is reached by keyboard: the tab stop is the first, and End is the last of its layer.
        browser.evaluate("document.querySelector('#network .unit[tabindex=\"0\"]').focus()");
        browser.key(Keys.END);
        browser.key(Keys.ARROW_LEFT);
        assertEquals("Unit 126 of hidden layer 1", page.text("unit-title"));
        assertTrue(browser.evaluate("document.activeElement.getAttribute('aria-label')")
                .startsWith("Unit 126 of hidden layer 1, activation "));
        browser.key(Keys.ENTER);
        assertEquals("true", browser.evaluate("document.activeElement.getAttribute('aria-pressed')"));
        for (int c = 0; c < 10; c++) {
            float push = network.W(2).get(c, 126) * forward.A(1).get(126, 0);
            String shown =
                    browser.evaluate("document.querySelectorAll('#unit-pushes li')[" + c + "].lastChild.textContent");
            assertEquals(push, Float.parseFloat(shown.replace('\u2212', '-')), 0.006f, "class " + c);
        }
        browser.key(Keys.PAGE_DOWN);
        assertEquals("Output 9", page.text("unit-title"));
    }

    @Test
    void sharesReplaysAndPlays() throws Exception {
        openEmpty();
        page.keepSaved();
        page.draw(PageDriver.SEVEN, false);
        assertEquals("7", page.answer());
        page.click("card");
        byte[] card = Base64.getDecoder().decode(page.saved());
        assertEquals(1200, ImageIO.read(new ByteArrayInputStream(card)).getWidth());
        assertEquals(630, ImageIO.read(new ByteArrayInputStream(card)).getHeight());
        String strokes = browser.evaluate("JSON.stringify(Drawing.strokes())");
        browser.await("location.hash.startsWith('#strokes=')");
        String fragment = browser.evaluate("location.hash");

        open(fragment);
        browser.await("JSON.stringify(Drawing.strokes()) === '" + strokes + "'");
        assertEquals("7", page.answer());
        assertTrue(page.attribute("history", "aria-label").contains("Now 7, "));

        // Moves the input, and erases the bar of the seven.
        String before = browser.evaluate("document.querySelector('#bars .first .share').textContent");
        String input = browser.evaluate("document.getElementById('seen').toDataURL()");
        browser.evaluate("document.querySelector('button[data-down=\"1\"]').click()");
        assertNotEquals(input, browser.evaluate("document.getElementById('seen').toDataURL()"));
        browser.evaluate("document.querySelector('button[data-down=\"-1\"]').click()");
        assertEquals(input, browser.evaluate("document.getElementById('seen').toDataURL()"));
        assertEquals(before, browser.evaluate("document.querySelector('#bars .first .share').textContent"));
        page.click("erase");
        page.draw(new double[][] {{.2, .2}, {.64, .2}}, false);
        assertEquals("1", page.answer());
        page.click("undo");
        assertEquals("7", page.answer());
        page.click("erase");

        browser.evaluate("location.hash = '#strokes=1.zz'");
        browser.await("document.getElementById('notice').textContent.startsWith('The strokes in the address')");

        page.click("game-start");
        page.draw(PageDriver.ONE, false);
        String one = browser.evaluate("JSON.stringify(Drawing.strokes())");
        for (int round = 1; round <= 10; round++) {
            assertTrue(page.text("game-text").startsWith(round + " of 10: draw a "), page.text("game-text"));
            // All at once, because the page predicts at every move of the pen.
            browser.evaluate("Drawing.replace(" + one + ")");
            assertEquals("1", page.answer());
            page.click("next");
            page.answer();
        }
        assertTrue(page.text("game-text").startsWith("1 of 10 correct ("), page.text("game-text"));
    }
}
