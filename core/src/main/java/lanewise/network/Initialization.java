package lanewise.network;

import lanewise.kernels.Activation;
import lanewise.kernels.Matrix;
import lanewise.random.RandomStream;

/** The distribution from which the parameters of a layer are drawn before training. */
public enum Initialization {

    /** The initialization of the video: every weight and bias is uniform in (-0.5, 0.5) for layers of any size. */
    VIDEO {
        @Override
        void fill(Layer layer, RandomStream random) {
            uniform(layer.W(), 1f, random);
            uniform(layer.b(), 1f, random);
        }
    },

    /**
     * Weights are uniform with variance 2 / inputs, biases are 0. With relu this keeps the magnitude of activations
     * from layer to layer (He, Zhang, Ren, Sun, "Delving deep into rectifiers", 2015).
     */
    HE {
        @Override
        void fill(Layer layer, RandomStream random) {
            uniform(layer.W(), width(2.0 / layer.inputs()), random);
        }
    },

    /**
     * Weights are uniform with variance 2 / (inputs + units), biases are 0. This suits activations that are close to
     * the identity near 0 (Glorot, Bengio, "Understanding the difficulty of training deep feedforward neural networks",
     * 2010).
     */
    GLOROT {
        @Override
        void fill(Layer layer, RandomStream random) {
            uniform(layer.W(), width(2.0 / (layer.inputs() + layer.units())), random);
        }
    };

    /** Draws the weights of a layer row by row, then its biases. */
    abstract void fill(Layer layer, RandomStream random);

    /**
     * Returns the stream of random numbers from which the parameters of a new network are drawn.
     *
     * @param seed seed of the initialization
     * @return a new stream
     */
    public static RandomStream random(long seed) {
        // The British spelling stays: the name determines the stream, so another spelling would change every weight.
        return RandomStream.of(seed, "initialisation");
    }

    /**
     * Returns the initialization that suits an activation.
     *
     * @param activation activation of the hidden layers
     * @return {@link #HE} for relu and leaky relu, {@link #GLOROT} for the others
     */
    public static Initialization defaultFor(Activation activation) {
        return activation == Activation.RELU || activation == Activation.LEAKY_RELU ? HE : GLOROT;
    }

    /** Returns the width of the interval around 0 on which the uniform distribution has the given variance. */
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
