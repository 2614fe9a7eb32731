package lanewise.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lanewise.errors.LanewiseException;
import lanewise.files.AtomicFile;
import lanewise.network.Network;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Hyperparameters;
import lanewise.storage.Model;

/**
 * A model in the ONNX (Open Neural Network Exchange) format: the graph of forward propagation with its weights.
 *
 * <p>The input {@value #PIXELS} is float [N, pixels]: one image per row, its pixels row by row from 0 (background) to
 * 1 (ink), which is the byte divided by 255. The outputs are {@value #PROBABILITIES}, float [N, classes], and {@value
 * #LABEL}, int64 [N], the label of the most probable class, or of the first one if several are equal.
 */
public final class OnnxModel {

    /** Name of the input. */
    public static final String PIXELS = "pixels";

    /** Name of the first output. */
    public static final String PROBABILITIES = "probabilities";

    /** Name of the second output. */
    public static final String LABEL = "label";

    /**
     * Version of the operator set: supported by all current runtimes, and the first in which softmax has one axis.
     */
    public static final int OPSET = 13;

    /** Version of the file format that was released with the operator set. */
    private static final int IR_VERSION = 7;

    /** The maximum number of parameters; protocol buffers are limited to 2 GiB. */
    private static final long MOST_PARAMETERS = (Integer.MAX_VALUE - (1 << 20)) / Float.BYTES;

    private final ModelProto proto;

    private OnnxModel(ModelProto proto) {
        this.proto = proto;
    }

    /**
     * Converts a model.
     *
     * @param source the file of the model, for messages
     * @param model the model
     * @param program version of the program
     * @return the model as ONNX
     * @throws LanewiseException if the model is too large for the format
     */
    public static OnnxModel of(Path source, Model model, String program) {
        Network network = model.network();
        if (network.architecture().parameters() > MOST_PARAMETERS) {
            throw new LanewiseException(
                    source.toString(),
                    "the weights exceed 2 GiB, the maximum size of an ONNX file",
                    "export a smaller network");
        }
        ModelProto.Builder proto = ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
                .setProducerName("Lanewise")
                .setProducerVersion(program)
                .setModelVersion(1)
                .setDocString(description(model))
                .setGraph(OnnxGraph.of(model));
        property(proto, "weights", network.weightsHash());
        property(proto, "network", network.shape());
        property(proto, "activation", network.activation().label());
        property(proto, "image_height", Integer.toString(model.height()));
        property(proto, "image_width", Integer.toString(model.width()));
        property(proto, "pixel_range", "0..1");
        property(proto, "class_labels", labels(model));
        model.origin().ifPresent(origin -> property(proto, "origin", origin.line()));
        model.training().ifPresent(training -> property(proto, "hyperparameters", options(training.hyperparameters())));
        return new OnnxModel(proto.build());
    }

    /** Returns the hyperparameters that differ from the defaults, as {@code --name value}. */
    private static String options(Hyperparameters hyperparameters) {
        return Hyperparameter.textsOfChanges(hyperparameters).entrySet().stream()
                .map(entry -> "--" + entry.getKey().name() + " " + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String description(Model model) {
        return "Classifies images of " + model.height() + " x " + model.width() + " pixels. Input " + PIXELS
                + ": float [N, "
                + model.network().inputs()
                + "], one image per row, pixels row by row from 0 (background) to 1 (ink): bytes"
                + " divided by 255. Outputs: " + PROBABILITIES + ", float [N, "
                + model.network().classes() + "], for the"
                + " classes " + labels(model) + " in this order; " + LABEL + ", int64 [N], the most probable class.";
    }

    private static String labels(Model model) {
        return IntStream.range(0, model.classes().size())
                .mapToObj(c -> Integer.toString(model.classes().labelOf(c)))
                .collect(Collectors.joining(","));
    }

    private static void property(ModelProto.Builder proto, String key, String value) {
        proto.addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(value));
    }

    /** Returns the protocol buffer. */
    ModelProto proto() {
        return proto;
    }

    /**
     * Returns the content of the file.
     *
     * @return the protocol buffer in bytes
     */
    public byte[] bytes() {
        return proto.toByteArray();
    }

    /**
     * Writes the file atomically.
     *
     * @param file the file
     * @throws LanewiseException if it cannot be written
     */
    public void write(Path file) {
        AtomicFile.write(file, channel -> {
            // Not closed, because the channel belongs to the caller.
            OutputStream out = Channels.newOutputStream(channel);
            proto.writeTo(out);
        });
    }
}
