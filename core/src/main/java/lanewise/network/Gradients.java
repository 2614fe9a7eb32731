package lanewise.network;

import java.util.ArrayList;
import java.util.List;
import lanewise.kernels.Matrix;

/** The derivatives of the mean loss by every parameter: dW and db of every layer, shaped like W and b. */
public final class Gradients {

    private final List<Layer> layers = new ArrayList<>();

    /** Zeros in the shape of the network's parameters. */
    public Gradients(Network network) {
        for (int l = 1; l <= network.depth(); l++) {
            layers.add(Layer.zeros(network.layer(l).units(), network.layer(l).inputs()));
        }
    }

    /** dW of layer {@code l}, units x inputs: dW(1) is dW1. */
    public Matrix dW(int l) {
        return layers.get(l - 1).W();
    }

    /** db of layer {@code l}, units x 1: db(1) is db1. */
    public Matrix db(int l) {
        return layers.get(l - 1).b();
    }
}
