package lanewise.network;

import java.util.ArrayList;
import java.util.List;
import lanewise.kernels.Matrix;

/** The derivatives of the mean loss by every parameter, each shaped like its parameter. */
public final class Gradients {

    private final List<Layer> layers = new ArrayList<>();

    /** Room in the shape of the network's parameters. */
    public Gradients(Network network) {
        for (int l = 1; l <= network.depth(); l++) {
            Layer layer = network.layer(l);
            layers.add(Layer.zeros(layer.units(), layer.inputs(), layer.normalization() != null));
        }
    }

    /** The derivatives by the parameters of layer {@code l}, in the order of {@link Layer#parameters()}. */
    public Layer layer(int l) {
        return layers.get(l - 1);
    }

    /** dW of layer {@code l}, units x inputs: dW(1) is dW1. */
    public Matrix dW(int l) {
        return layer(l).W();
    }

    /** db of layer {@code l}, units x 1: db(1) is db1. */
    public Matrix db(int l) {
        return layer(l).b();
    }
}
