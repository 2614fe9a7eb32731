package lanewise.kernels;

import java.util.Locale;

/**
 * The activation function of a layer, applied to its pre-activations element by element: a = f(z). The derivative is a
 * function of a rather than of z, so that back propagation needs only the activations.
 *
 * <p>Each formula is a fixed sequence of IEEE-754 binary32 operations, as {@link Kernels} requires. NaN gives NaN.
 */
public enum Activation {

    /** The identity: f(z) = z; f' = 1. It suits layers without an activation. */
    IDENTITY {
        @Override
        public float of(float z) {
            return z;
        }

        @Override
        public float gradient(float a, float dA) {
            return dA;
        }
    },

    /**
     * The rectified linear unit: f(z) = max(z, +0); f' = 1 where a &gt; 0, else 0 (Nair and Hinton, "Rectified linear
     * units improve restricted Boltzmann machines", 2010). The gradient is da where a &gt; 0, else +0 for any da.
     */
    RELU {
        @Override
        public float of(float z) {
            return Math.max(z, 0f);
        }

        @Override
        public float gradient(float a, float dA) {
            return a > 0f ? dA : 0f;
        }
    },

    /**
     * The leaky rectified linear unit: f(z) = z where z &gt; 0, else 0.01 z; f' = 1 where a &gt; 0, else 0.01 (Maas,
     * Hannun and Ng, "Rectifier nonlinearities improve neural network acoustic models", 2013). The factor is {@link
     * #LEAK}.
     */
    LEAKY_RELU {
        @Override
        public float of(float z) {
            return z > 0f ? z : LEAK * z;
        }

        @Override
        public float gradient(float a, float dA) {
            return a > 0f ? dA : LEAK * dA;
        }
    },

    /**
     * The hyperbolic tangent: f(z) = tanh(z), by {@link Tanh#tanh}; f' = 1 - a^2: da * fma(-a, a, 1) (LeCun, Bottou,
     * Orr and Müller, "Efficient BackProp", 1998).
     */
    TANH {
        @Override
        public float of(float z) {
            return Tanh.tanh(z);
        }

        @Override
        public float gradient(float a, float dA) {
            return dA * Math.fma(-a, a, 1f);
        }
    },

    /**
     * The logistic function: f(z) = 1 / (1 + exp(-z)), by {@link Sigmoid#sigmoid}; f' = a (1 - a): da * (a * (1 - a))
     * (Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors", 1986).
     */
    SIGMOID {
        @Override
        public float of(float z) {
            return Sigmoid.sigmoid(z);
        }

        @Override
        public float gradient(float a, float dA) {
            return dA * (a * (1f - a));
        }
    };

    /** The slope of {@link #LEAKY_RELU} below 0. */
    public static final float LEAK = 0.01f;

    /** {@return the name in options and files, in lower case with hyphens} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Computes a = f(z).
     *
     * @param z the pre-activation
     * @return the activation
     */
    public abstract float of(float z);

    /**
     * Computes dz = da * f'(z) from a = f(z).
     *
     * @param a the activation
     * @param dA the derivative of the loss with respect to a
     * @return the derivative of the loss with respect to z
     */
    public abstract float gradient(float a, float dA);
}
