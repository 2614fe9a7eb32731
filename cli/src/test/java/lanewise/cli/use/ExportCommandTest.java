package lanewise.cli.use;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import lanewise.cli.Letters;
import lanewise.cli.Run;
import lanewise.data.DataFiles;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Inference;
import lanewise.storage.Model;
import lanewise.storage.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs exported models in ONNX Runtime. */
class ExportCommandTest {

    private static final String QUIET = " --threads 1 --quiet";

    @TempDir
    private Path folder;

    private static Run run(String words, String... more) {
        return Run.of(
                Stream.concat(Stream.of(words.split(" ")), Stream.of(more)).toArray(String[]::new));
    }

    private Path train(String options) {
        Path model = folder.resolve("digits.safetensors");
        Run run = run("train " + options + QUIET, "--model", model.toString());
        assertEquals(0, run.exit(), run.err());
        return model;
    }

    private Path export(Path model) {
        Path onnx = folder.resolve("digits.onnx");
        Run run = run("export", model.toString(), onnx.toString());
        assertEquals(0, run.exit(), run.err());
        assertEquals("", run.err());
        return onnx;
    }

    @Test
    void onnxRuntimeAgreesOnTheTestImages() throws OrtException {
        Path model = train("--hidden 32,16 --batch-norm yes --mnist 6000 --epochs 2");
        assertAgrees(model, Mnist.test(), true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--activation identity --hidden 9",
                "--activation leaky-relu --hidden 9",
                "--activation tanh --hidden 9,7",
                "--activation sigmoid --hidden 9",
                "--hidden none"
            })
    void everyActivationHasItsOperator(String options) throws IOException, OrtException {
        Path letters = Letters.csv(folder);
        Path model = train(options + " --epochs 3 --data " + letters);
        assertAgrees(model, DataFiles.read(letters).training(), false);
    }

    /** Probabilities agree within 1e-5, and all predictions are equal. Labels are those of the data. */
    private void assertAgrees(Path file, Examples examples, boolean recognized) throws OrtException {
        Model model = ModelFile.read(file);
        int count = examples.count();
        Matrix expected = new Inference(model.network(), count)
                .probabilities(
                        new ParallelKernels(new ScalarKernels(), 1),
                        PixelMatrix.ofExamples(examples.pixels(), 0, count, examples.height(), examples.width()));
        float[] pixels = new float[examples.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = Byte.toUnsignedInt(examples.pixels()[i]) / 255f;
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(export(file).toString());
                OnnxTensor input = OnnxTensor.createTensor(
                        environment, FloatBuffer.wrap(pixels), new long[] {count, examples.pixelsPerExample()});
                OrtSession.Result result = session.run(Map.of("pixels", input))) {
            float[][] probabilities =
                    (float[][]) result.get("probabilities").orElseThrow().getValue();
            long[] labels = (long[]) result.get("label").orElseThrow().getValue();
            assertEquals(count, probabilities.length);
            int right = 0;
            for (int j = 0; j < count; j++) {
                for (int c = 0; c < expected.rows(); c++) {
                    assertEquals(expected.get(c, j), probabilities[j][c], 1e-5f, "example " + j + ", class " + c);
                }
                int predicted = Evaluation.argmax(expected, j);
                assertEquals(model.classes().labelOf(predicted), labels[j], "example " + j);
                right += predicted == examples.labels()[j] ? 1 : 0;
            }
            assertTrue(!recognized || right > 0.8 * count, right + " of " + count);
        }
    }

    @Test
    void theMetadataDescribesTheModel() throws IOException, OrtException {
        Path letters = Letters.csv(folder);
        Path model = train("--hidden 9 --epochs 1 --data " + letters);
        String weights = ModelFile.read(model).network().weightsHash();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(export(model).toString())) {
            assertArrayEquals(new long[] {-1, 64}, shape(session.getInputInfo().get("pixels")));
            assertArrayEquals(new long[] {-1, 26}, shape(session.getOutputInfo().get("probabilities")));
            assertArrayEquals(new long[] {-1}, shape(session.getOutputInfo().get("label")));
            Map<String, String> properties = session.getMetadata().getCustomMetadata();
            assertEquals(weights, properties.get("weights"));
            assertEquals("0..1", properties.get("pixel_range"));
            assertEquals("8", properties.get("image_height"));
            assertTrue(properties.get("class_labels").startsWith("1,2,3,"), properties.toString());
            assertEquals("Lanewise", session.getMetadata().getProducerName());
            assertTrue(session.getMetadata().getDescription().contains("bytes divided by 255"));
        }
    }

    private static long[] shape(NodeInfo node) {
        return ((TensorInfo) node.getInfo()).getShape();
    }

    @Test
    void anExportedNetworkIsRefusedAsAModel() throws IOException {
        Path onnx = export(train("--hidden 9 --epochs 1 --data " + Letters.csv(folder)));
        assertRefused(
                1,
                "this is not a model file but an ONNX file; give the model from which it was exported",
                run("evaluate", onnx.toString()));
    }

    @Test
    void badInputGetsOneLineAndLeavesTheTargetAlone() throws IOException {
        Path letters = Letters.csv(folder);
        Path model = train("--hidden 9 --epochs 1 --data " + letters);
        Path onnx = Files.writeString(folder.resolve("old.onnx"), "old");
        assertRefused(
                1,
                "there is no such file",
                run("export", folder.resolve("none").toString(), onnx.toString(), "--force"));
        assertRefused(
                1, "this is not a model file but text", run("export", letters.toString(), onnx.toString(), "--force"));
        byte[] bytes = Files.readAllBytes(model);
        Path cut = Files.write(folder.resolve("cut.safetensors"), Arrays.copyOf(bytes, bytes.length / 2));
        assertRefused(1, "cut.safetensors: ", run("export", cut.toString(), onnx.toString(), "--force"));
        assertEquals("old", Files.readString(onnx));
        assertRefused(1, "this is a folder", run("export", model.toString(), folder.toString()));
        assertRefused(
                1,
                "there is no folder",
                run(
                        "export",
                        model.toString(),
                        folder.resolve("none").resolve("x.onnx").toString()));
        assertRefused(2, "FILE: the same file is given as MODEL", run("export", model.toString(), model.toString()));
        assertArrayEquals(bytes, Files.readAllBytes(model));
        assertRefused(2, "FILE is missing", run("export", model.toString()));
    }

    private static void assertRefused(int exit, String message, Run run) {
        assertEquals(exit, run.exit(), run.toString());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith("lanewise: ") && run.err().contains(message), run.err());
    }
}
