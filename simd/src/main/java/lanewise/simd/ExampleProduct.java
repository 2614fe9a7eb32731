package lanewise.simd;

import static lanewise.simd.Lanes.COUNT;
import static lanewise.simd.Lanes.FLOAT;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;

/**
 * C = factor A X + bias one example at a time, lanes running along the rows of A: for a result whose columns are
 * contiguous, with A's columns contiguous too. That is how a network answers a few questions: nothing is packed, and
 * every pixel without ink is left out, not just rows of sixteen.
 *
 * <p>For every pixel with ink a column of A is multiplied and added; reading it from the second-level cache bounds this,
 * at half the rate of fused multiply-add, but four of five pixels of a digit have no ink.
 */
final class ExampleProduct {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Vectors of sums held in registers at once. */
    private static final int VECTORS = 8;

    private final float factor;
    private final float[] weights;
    private final int colStride;
    private final int units;

    /** The inputs with ink of the current example, and their pixels. */
    private final int[] inked;
    private final float[] pixels;

    private ExampleProduct(float factor, Matrix a, Packing packing) {
        this.factor = factor;
        weights = a.data();
        colStride = a.colStride();
        units = a.rows();
        inked = packing.inked(a.cols());
        pixels = packing.pixels(a.cols());
    }

    /** True if operands and result lie as this product takes them. */
    static boolean fits(Matrix a, PixelMatrix b, Matrix c) {
        return b.examplesAsColumns() && a.rowStride() == 1 && c.rowStride() == 1 && a.rows() >= COUNT;
    }

    /** C = factor A X + bias for the examples in X's panels; {@code bias} may be null. */
    static void multiply(float factor, Matrix a, PixelMatrix x, Matrix bias, Matrix c) {
        Packing packing = Packing.ofThisThread();
        ExampleProduct product = new ExampleProduct(factor, a, packing);
        float[] biases = bias == null ? null : contiguous(bias, packing);
        int end = Math.min(x.cols(), x.endPanel() * PixelMatrix.PANEL);
        for (int j = x.firstPanel() * PixelMatrix.PANEL; j < end; j++) {
            int ink = product.findInk(x.pixels(), x.exampleStart(j), a.cols());
            product.example(ink, a.offset(), biases, c.data(), c.index(0, j));
        }
    }

    private static float[] contiguous(Matrix bias, Packing packing) {
        float[] biases = packing.sums(bias.rows());
        for (int i = 0; i < bias.rows(); i++) {
            biases[i] = bias.get(i, 0);
        }
        return biases;
    }

    /**
     * Lists the inputs with ink, in ascending order; returns how many. Eight blank ones are passed over at once; where
     * there is any ink, every place is written and the list grown past it only if it has some, because a branch that
     * nobody can foresee would cost more.
     */
    private int findInk(byte[] data, int start, int inputs) {
        int ink = 0;
        int input = 0;
        for (; input + Long.BYTES <= inputs; input += Long.BYTES) {
            long eight = (long) EIGHT_BYTES.get(data, start + input);
            if (eight == 0) {
                continue;
            }
            for (int i = 0; i < Long.BYTES; i++) {
                ink = list(ink, input + i, (int) (eight >>> i * Byte.SIZE) & 0xFF);
            }
        }
        for (; input < inputs; input++) {
            ink = list(ink, input, Byte.toUnsignedInt(data[start + input]));
        }
        return ink;
    }

    private int list(int ink, int input, int pixel) {
        inked[ink] = input;
        pixels[ink] = pixel;
        return ink + (pixel + 255 >>> Byte.SIZE);
    }

    private void example(int ink, int weightsAt, float[] biases, float[] c, int at) {
        int unit = 0;
        for (; unit + VECTORS * COUNT <= units; unit += VECTORS * COUNT) {
            eightVectors(ink, weightsAt + unit, biases, unit, c, at + unit);
        }
        for (; unit + COUNT <= units; unit += COUNT) {
            oneVector(ink, weightsAt + unit, biases, unit, c, at + unit);
        }
        if (unit < units) {
            // The last vector overlaps the one before: the same sums once more, and no loop for what is left.
            oneVector(ink, weightsAt + units - COUNT, biases, units - COUNT, c, at + units - COUNT);
        }
    }

    private void oneVector(int ink, int weightsAt, float[] biases, int unit, float[] c, int at) {
        FloatVector sum = FloatVector.zero(FLOAT);
        for (int n = 0; n < ink; n++) {
            FloatVector w = FloatVector.fromArray(FLOAT, weights, weightsAt + inked[n] * colStride);
            sum = FloatVector.broadcast(FLOAT, pixels[n]).fma(w, sum);
        }
        finish(sum, biases, unit, c, at);
    }

    private void eightVectors(int ink, int weightsAt, float[] biases, int unit, float[] c, int at) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s1 = FloatVector.zero(FLOAT);
        FloatVector s2 = FloatVector.zero(FLOAT);
        FloatVector s3 = FloatVector.zero(FLOAT);
        FloatVector s4 = FloatVector.zero(FLOAT);
        FloatVector s5 = FloatVector.zero(FLOAT);
        FloatVector s6 = FloatVector.zero(FLOAT);
        FloatVector s7 = FloatVector.zero(FLOAT);
        float[] w = weights;
        for (int n = 0; n < ink; n++) {
            int row = weightsAt + inked[n] * colStride;
            FloatVector pixel = FloatVector.broadcast(FLOAT, pixels[n]);
            s0 = pixel.fma(FloatVector.fromArray(FLOAT, w, row), s0);
            s1 = pixel.fma(FloatVector.fromArray(FLOAT, w, row + COUNT), s1);
            s2 = pixel.fma(FloatVector.fromArray(FLOAT, w, row + 2 * COUNT), s2);
            s3 = pixel.fma(FloatVector.fromArray(FLOAT, w, row + 3 * COUNT), s3);
            s4 = pixel.fma(FloatVector.fromArray(FLOAT, w, row + 4 * COUNT), s4);
            s5 = pixel.fma(FloatVector.fromArray(FLOAT, w, row + 5 * COUNT), s5);
            s6 = pixel.fma(FloatVector.fromArray(FLOAT, w, row + 6 * COUNT), s6);
            s7 = pixel.fma(FloatVector.fromArray(FLOAT, w, row + 7 * COUNT), s7);
        }
        finish(s0, biases, unit, c, at);
        finish(s1, biases, unit + COUNT, c, at + COUNT);
        finish(s2, biases, unit + 2 * COUNT, c, at + 2 * COUNT);
        finish(s3, biases, unit + 3 * COUNT, c, at + 3 * COUNT);
        finish(s4, biases, unit + 4 * COUNT, c, at + 4 * COUNT);
        finish(s5, biases, unit + 5 * COUNT, c, at + 5 * COUNT);
        finish(s6, biases, unit + 6 * COUNT, c, at + 6 * COUNT);
        finish(s7, biases, unit + 7 * COUNT, c, at + 7 * COUNT);
    }

    /** c = factor * sum + bias, two roundings. */
    private void finish(FloatVector sum, float[] biases, int unit, float[] c, int at) {
        FloatVector product = sum.mul(factor);
        (biases == null ? product : product.add(FloatVector.fromArray(FLOAT, biases, unit))).intoArray(c, at);
    }
}
