package lanewise.network;

import lanewise.kernels.Activation;
import lanewise.kernels.Matrix;
import lanewise.random.RandomStream;

/** How the parameters of a layer are drawn before training. */
public enum Initialization {

    /** As in the video: every weight and every bias uniform in (-0.5, 0.5), whatever the layer's width. */
    VIDEO {
        @Override
        void fill(Layer layer, RandomStream random) {
            uniform(layer.W(), 1f, random);
            uniform(layer.b(), 1f, random);
        }
    },

    /**
     * Weights uniform with variance 2 / inputs, biases 0: keeps the size of what relus let through from layer to layer
     * (He, Zhang, Ren, Sun, "Delving deep into rectifiers", 2015).
     */
    HE {
        @Override
        void fill(Layer layer, RandomStream random) {
            uniform(layer.W(), width(2.0 / layer.inputs()), random);
        }
    },

    /**
     * Weights uniform with variance 2 / (inputs + units), biases 0: for activations that are nearly the identity around 0
     * (Glorot, Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010).
     */
    GLOROT {
        @Override
        void fill(Layer layer, RandomStream random) {
            uniform(layer.W(), width(2.0 / (layer.inputs() + layer.units())), random);
        }
    };

    /** Draws a layer's weights row by row, then its biases. */
    abstract void fill(Layer layer, RandomStream random);

    /** The one that suits an activation. */
    public static Initialization suiting(Activation activation) {
        return activation == Activation.RELU || activation == Activation.LEAKY_RELU ? HE : GLOROT;
    }

    /** The width of the interval around 0 over which the uniform distribution has this variance. */
    private static float width(double variance) {
        return (float) Math.sqrt(12 * variance);
    }

    private static void uniform(Matrix parameter, float width, RandomStream random) {
        for (int i = 0; i < parameter.rows(); i++) {
            for (int j = 0; j < parameter.cols(); j++) {
                parameter.set(i, j, width * random.nextUniform());
            }
        }
    }
}
