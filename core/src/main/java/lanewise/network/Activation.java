package lanewise.network;

import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;

/** What a hidden layer applies to its pre-activation Z, element by element. */
public enum Activation {

    /** relu(z) = max(z, 0); its derivative is 1 where z &gt; 0 and 0 elsewhere. */
    RELU {
        @Override
        void forward(Kernels k, Matrix Z, Matrix A) {
            k.relu(Z, A);
        }

        @Override
        void backward(Kernels k, Matrix Z, Matrix dA, Matrix dZ) {
            k.reluGradient(Z, dA, dZ);
        }
    };

    /** A = g(Z). */
    abstract void forward(Kernels k, Matrix Z, Matrix A);

    /** dZ = dA * g'(Z), element by element; dZ may be dA. */
    abstract void backward(Kernels k, Matrix Z, Matrix dA, Matrix dZ);
}
