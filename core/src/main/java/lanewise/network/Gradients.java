package lanewise.network;

import java.util.ArrayList;
import java.util.List;
import lanewise.kernels.Matrix;

/** The derivatives of the mean loss by every parameter of a network, each shaped like its parameter. */
public final class Gradients {

    private final List<Layer> layers = new ArrayList<>();

    /**
     * Creates gradients of 0 with the shapes of the parameters of a network.
     *
     * @param network the network
     */
    public Gradients(Network network) {
        for (int l = 1; l <= network.depth(); l++) {
            layers.add(network.layer(l).zerosLike());
        }
    }

    /**
     * Returns the derivatives by the parameters of a layer, in the order of {@link Layer#parameters()}.
     *
     * @param l number of the layer, from 1
     * @return the derivatives, in the form of a layer
     */
    public Layer layer(int l) {
        return layers.get(l - 1);
    }

    /**
     * Returns the gradient of the weights of a layer: dW(1) is dW1.
     *
     * @param l number of the layer, from 1
     * @return dW of the layer, units x inputs
     */
    public Matrix dW(int l) {
        return layer(l).W();
    }

    /**
     * Returns the gradient of the bias of a layer: db(1) is db1.
     *
     * @param l number of the layer, from 1
     * @return db of the layer, units x 1
     */
    public Matrix db(int l) {
        return layer(l).b();
    }
}
