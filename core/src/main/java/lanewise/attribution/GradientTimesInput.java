package lanewise.attribution;

import lanewise.evaluation.Prediction;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.ForwardPropagation;
import lanewise.network.Network;

/**
 * Computes the prediction of a network for one image, and how much each pixel contributed to it. Thread-safe: calls
 * from several threads run one after another.
 *
 * <p>Let z be the input of softmax, with one element per class. The score of class c is z_c minus the mean of all z.
 * The mean is subtracted because adding a number to all z does not change softmax. The evidence of pixel i for class c
 * is x_i times the derivative of this score by x_i, which is the first term of its Taylor series ("gradient times
 * input", Shrikumar, Greenside, Shcherbina and Kundaje, "Not just a black box", 2016). With relu the score is exactly
 * the sum of the evidence of all pixels and the contributions of the biases.
 */
public final class GradientTimesInput {

    private final ParallelKernels kernels;
    private final Network network;
    private final int height;
    private final int width;
    private final ForwardPropagation forward;

    /**
     * Creates an attribution for a network, whose batch normalization is folded into the weights.
     *
     * @param kernels the kernels
     * @param network the network
     * @param height rows of an image
     * @param width columns of an image
     * @throws IllegalArgumentException if the network does not have height * width inputs
     */
    public GradientTimesInput(ParallelKernels kernels, Network network, int height, int width) {
        if (network.inputs() != height * width) {
            throw new IllegalArgumentException(
                    "images of " + height + " x " + width + " do not fit a network of " + network.inputs() + " inputs");
        }
        this.kernels = kernels;
        this.network = network.folded();
        this.height = height;
        this.width = width;
        forward = new ForwardPropagation(this.network, 1);
    }

    /**
     * Computes the prediction for an image and the contributions of its pixels.
     *
     * @param pixels height * width unsigned bytes, row by row
     * @return the prediction and the contributions
     * @throws IndexOutOfBoundsException if there are too few pixels
     * @throws lanewise.errors.LanewiseException if the network computes a value that is not a finite number
     */
    public synchronized Attribution attribute(byte[] pixels) {
        propagate(pixels);
        Prediction prediction = Prediction.of(forward.probabilities(), 0);
        float[] evidence = derivative(prediction.predicted());
        for (int i = 0; i < evidence.length; i++) {
            evidence[i] *= Byte.toUnsignedInt(pixels[i]) * PixelMatrix.SCALE;
        }
        float[] hidden = network.depth() > 1 ? column(forward.A(1)) : new float[0];
        return new Attribution(prediction, column(forward.probabilities()), hidden, evidence);
    }

    /**
     * Computes the probability of each class for an image, in less time than {@link #attribute}.
     *
     * @param pixels height * width unsigned bytes, row by row
     * @return the probabilities, 0 to 1
     * @throws IndexOutOfBoundsException if there are too few pixels
     * @throws lanewise.errors.LanewiseException if the network computes a value that is not a finite number
     */
    public synchronized float[] probabilities(byte[] pixels) {
        propagate(pixels);
        return column(forward.probabilities());
    }

    private void propagate(byte[] pixels) {
        forward.propagate(kernels, PixelMatrix.ofExamples(pixels, 0, 1, height, width));
        forward.requireFinite();
    }

    /** Returns the derivatives of the score of class c by every input, computed by back propagation. */
    private float[] derivative(int c) {
        int last = network.depth();
        float[] dZ = new float[network.classes()];
        for (int i = 0; i < dZ.length; i++) {
            dZ[i] = (i == c ? 1f : 0f) - 1f / dZ.length;
        }
        for (int l = last; l > 1; l--) {
            dZ = transposedProduct(network.W(l), dZ);
            for (int i = 0; i < dZ.length; i++) {
                dZ[i] = network.activation().gradient(forward.A(l - 1).get(i, 0), dZ[i]);
            }
        }
        return transposedProduct(network.W(1), dZ);
    }

    private static float[] transposedProduct(Matrix W, float[] dZ) {
        float[] product = new float[W.cols()];
        for (int i = 0; i < W.rows(); i++) {
            for (int j = 0; dZ[i] != 0 && j < product.length; j++) {
                product[j] += W.get(i, j) * dZ[i];
            }
        }
        return product;
    }

    private static float[] column(Matrix column) {
        float[] values = new float[column.rows()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.get(i, 0);
        }
        return values;
    }
}
