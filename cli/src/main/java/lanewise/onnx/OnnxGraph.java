package lanewise.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;
import lanewise.data.LabelSet;
import lanewise.kernels.Activation;
import lanewise.kernels.Matrix;
import lanewise.network.Network;
import lanewise.storage.Model;

/**
 * Builds the graph of forward propagation. The names of its tensors are those of the equations, Z1 = W1 X + b1 and A1
 * = relu(Z1). An example is a row, as is usual in ONNX: Z1 [N, units] = Gemm(X [N, inputs], W1', b1).
 */
final class OnnxGraph {

    private static final String BATCH = "N";

    private final GraphProto.Builder graph = GraphProto.newBuilder();

    private OnnxGraph() {}

    static GraphProto of(Model model) {
        return new OnnxGraph().build(model);
    }

    private GraphProto build(Model model) {
        Network network = model.network().folded();
        graph.setName("lanewise-" + network.shape());
        graph.addInput(value(OnnxModel.PIXELS, DataType.FLOAT, network.inputs()));
        String A = OnnxModel.PIXELS;
        int last = network.depth();
        for (int l = 1; l <= last; l++) {
            String Z = "Z" + l;
            weights(
                    "W" + l,
                    network.W(l),
                    List.of(network.W(l).rows(), network.W(l).cols()));
            weights("b" + l, network.b(l), List.of(network.b(l).rows()));
            node("Gemm", List.of(A, "W" + l, "b" + l), Z, integer("transB", 1));
            A = l == last ? OnnxModel.PROBABILITIES : activation(network.activation(), l);
        }
        node("Softmax", List.of("Z" + last), OnnxModel.PROBABILITIES, integer("axis", 1));
        label(model.classes());
        graph.addOutput(value(OnnxModel.PROBABILITIES, DataType.FLOAT, network.classes()));
        graph.addOutput(value(OnnxModel.LABEL, DataType.INT64));
        return graph.build();
    }

    /** Adds the activation of hidden layer {@code l}. Returns the name of its result. */
    private String activation(Activation activation, int l) {
        String Z = "Z" + l;
        String A = "A" + l;
        switch (activation) {
            case IDENTITY:
                return Z;
            case RELU:
                node("Relu", List.of(Z), A);
                return A;
            case LEAKY_RELU:
                node(
                        "LeakyRelu",
                        List.of(Z),
                        A,
                        AttributeProto.newBuilder()
                                .setName("alpha")
                                .setType(AttributeType.FLOAT)
                                .setF(Activation.LEAK)
                                .build());
                return A;
            case TANH:
                node("Tanh", List.of(Z), A);
                return A;
            case SIGMOID:
                node("Sigmoid", List.of(Z), A);
                return A;
            default:
                throw new IllegalArgumentException("there is no ONNX operator for " + activation.label());
        }
    }

    private void label(LabelSet classes) {
        ByteBuffer labels = ByteBuffer.allocate(classes.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        IntStream.range(0, classes.size()).forEach(c -> labels.putLong(classes.labelOf(c)));
        tensor("class_labels", DataType.INT64, List.of(classes.size()), labels);
        node("ArgMax", List.of(OnnxModel.PROBABILITIES), "class", integer("axis", 1), integer("keepdims", 0));
        node("Gather", List.of("class_labels", "class"), OnnxModel.LABEL, integer("axis", 0));
    }

    private void weights(String name, Matrix matrix, List<Integer> shape) {
        ByteBuffer data =
                ByteBuffer.allocate(matrix.rows() * matrix.cols() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.cols(); j++) {
                data.putFloat(matrix.get(i, j));
            }
        }
        tensor(name, DataType.FLOAT, shape, data);
    }

    private void tensor(String name, DataType type, List<Integer> shape, ByteBuffer data) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .setRawData(ByteString.copyFrom(data.flip()));
        shape.forEach(tensor::addDims);
        graph.addInitializer(tensor);
    }

    private void node(String operator, List<String> inputs, String output, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setName(output + "_" + operator)
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes)));
    }

    private static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value)
                .build();
    }

    /** Returns a tensor whose first dimension is the number of examples. */
    private static ValueInfoProto value(String name, DataType type, int... dimensions) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(BATCH));
        for (int dimension : dimensions) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(dimension));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)))
                .build();
    }
}
