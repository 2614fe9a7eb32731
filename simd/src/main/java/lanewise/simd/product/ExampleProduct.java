package lanewise.simd.product;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;

import jdk.incubator.vector.FloatVector;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.simd.lanes.Lanes;

/**
 * The product C = factor A X + bias, computed one example after another with lanes along the rows of A. A and the
 * result have contiguous columns, as in the prediction of a few examples by a network. Nothing is packed. Every blank
 * pixel is skipped, not only blank rows of sixteen pixels. Four of five pixels of a digit are blank.
 */
final class ExampleProduct {

    private final float factor;
    private final float[] weights;
    private final int colStride;
    private final int units;

    private final byte[] pixels;

    /** The places of the pixels with ink in the current example, see {@link InkList}. */
    private final int[] places;

    private ExampleProduct(float factor, Matrix a, PixelMatrix x, Buffers buffers) {
        this.factor = factor;
        weights = a.data();
        colStride = a.colStride();
        units = a.rows();
        pixels = x.pixels();
        places = buffers.places(a.cols() + InkList.SLACK);
    }

    /** Returns whether operands and result are stored as this product needs them. */
    static boolean fits(Matrix a, PixelMatrix b, Matrix c) {
        return b.examplesAsColumns() && a.rowStride() == 1 && c.rowStride() == 1 && a.rows() >= COUNT;
    }

    /** Computes C = factor A X + bias for the examples that X covers; {@code bias} may be null. */
    static void multiply(float factor, Matrix a, PixelMatrix x, Matrix bias, Matrix c) {
        Buffers buffers = Buffers.ofThisThread();
        ExampleProduct product = new ExampleProduct(factor, a, x, buffers);
        float[] biases = bias == null ? null : contiguous(bias, buffers);
        for (int j = x.from(); j < x.to(); j++) {
            product.example(x.exampleStart(j), a.cols(), a.offset(), biases, c.data(), c.index(0, j));
        }
    }

    private static float[] contiguous(Matrix bias, Buffers buffers) {
        float[] biases = buffers.sums(bias.rows());
        for (int i = 0; i < bias.rows(); i++) {
            biases[i] = bias.get(i, 0);
        }
        return biases;
    }

    private void example(int start, int inputs, int weightsAt, float[] biases, float[] c, int at) {
        int ink = InkList.of(pixels, start, inputs, places);
        int unit = 0;
        for (; Lanes.MANY_REGISTERS && unit + 16 * COUNT <= units; unit += 16 * COUNT) {
            ExampleTile.sixteen(places, ink, pixels, start, weights, weightsAt + unit, colStride, c, at + unit);
        }
        for (; unit + 8 * COUNT <= units; unit += 8 * COUNT) {
            ExampleTile.eight(places, ink, pixels, start, weights, weightsAt + unit, colStride, c, at + unit);
        }
        for (; unit < units; unit += COUNT) {
            // The last vector may overlap the previous one. It computes some sums again, but no loop for a rest is
            // needed.
            int first = Math.min(unit, units - COUNT);
            ExampleTile.one(places, ink, pixels, start, weights, weightsAt + first, colStride, c, at + first);
        }
        finish(biases, c, at);
    }

    /** Computes c = factor * c + bias with two roundings. */
    private void finish(float[] biases, float[] c, int at) {
        int bound = FLOAT.loopBound(units);
        for (int unit = 0; unit < bound; unit += COUNT) {
            FloatVector.fromArray(FLOAT, c, at + unit).mul(factor).intoArray(c, at + unit);
        }
        for (int unit = bound; unit < units; unit++) {
            c[at + unit] *= factor;
        }
        if (biases == null) {
            return;
        }
        for (int unit = 0; unit < bound; unit += COUNT) {
            FloatVector.fromArray(FLOAT, c, at + unit)
                    .add(FloatVector.fromArray(FLOAT, biases, unit))
                    .intoArray(c, at + unit);
        }
        for (int unit = bound; unit < units; unit++) {
            c[at + unit] += biases[unit];
        }
    }
}
