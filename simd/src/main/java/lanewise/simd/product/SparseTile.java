package lanewise.simd.product;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;
import static lanewise.simd.product.SparseProduct.UNITS;

import jdk.incubator.vector.FloatVector;
import lanewise.kernels.CacheLines;
import lanewise.kernels.layout.SparsePairs;

/**
 * The inner loops of {@link SparseProduct}. The sums of a pair of columns, for four or five vectors of units, stay in
 * registers while the loop iterates over the ink rows of the pair. For every ink row it reads the weights once, and
 * multiplies and adds them twice.
 *
 * <p>The weights begin at a line of the cache (see {@link Buffers#aligned}), so that no load of a vector crosses a
 * line. With sixteen lanes, reads from the second-level cache limit the speed: 320 bytes for ten fused multiply-adds.
 * Six vectors were slightly faster on JDK 17, but JDK 25 spills some of their sums, which doubles the time.
 */
final class SparseTile {

    private SparseTile() {}

    /**
     * Computes five vectors: c[first + unit] = factor times the sum over the rows of the pair of pixel * weights[START
     * + row * UNITS + unit], for the first column; c[second + unit] is the same for the second column.
     */
    static void five(SparsePairs pairs, int pair, float[] weights, float factor, float[] c, int first, int second) {
        int[] entries = pairs.entries();
        int end = pairs.ends()[pair];
        FloatVector a0 = FloatVector.zero(FLOAT);
        FloatVector a1 = FloatVector.zero(FLOAT);
        FloatVector a2 = FloatVector.zero(FLOAT);
        FloatVector a3 = FloatVector.zero(FLOAT);
        FloatVector a4 = FloatVector.zero(FLOAT);
        FloatVector b0 = FloatVector.zero(FLOAT);
        FloatVector b1 = FloatVector.zero(FLOAT);
        FloatVector b2 = FloatVector.zero(FLOAT);
        FloatVector b3 = FloatVector.zero(FLOAT);
        FloatVector b4 = FloatVector.zero(FLOAT);
        for (int n = pair * pairs.places(); n < end; n++) {
            int entry = entries[n];
            int w = CacheLines.START + (entry >>> Short.SIZE) * UNITS;
            FloatVector pixelA = FloatVector.broadcast(FLOAT, PixelValues.FLOATS[entry & 0xFF]);
            FloatVector pixelB = FloatVector.broadcast(FLOAT, PixelValues.FLOATS[entry >>> Byte.SIZE & 0xFF]);
            FloatVector w0 = FloatVector.fromArray(FLOAT, weights, w);
            a0 = pixelA.fma(w0, a0);
            b0 = pixelB.fma(w0, b0);
            FloatVector w1 = FloatVector.fromArray(FLOAT, weights, w + COUNT);
            a1 = pixelA.fma(w1, a1);
            b1 = pixelB.fma(w1, b1);
            FloatVector w2 = FloatVector.fromArray(FLOAT, weights, w + 2 * COUNT);
            a2 = pixelA.fma(w2, a2);
            b2 = pixelB.fma(w2, b2);
            FloatVector w3 = FloatVector.fromArray(FLOAT, weights, w + 3 * COUNT);
            a3 = pixelA.fma(w3, a3);
            b3 = pixelB.fma(w3, b3);
            FloatVector w4 = FloatVector.fromArray(FLOAT, weights, w + 4 * COUNT);
            a4 = pixelA.fma(w4, a4);
            b4 = pixelB.fma(w4, b4);
        }
        a0.mul(factor).intoArray(c, first);
        a1.mul(factor).intoArray(c, first + COUNT);
        a2.mul(factor).intoArray(c, first + 2 * COUNT);
        a3.mul(factor).intoArray(c, first + 3 * COUNT);
        a4.mul(factor).intoArray(c, first + 4 * COUNT);
        b0.mul(factor).intoArray(c, second);
        b1.mul(factor).intoArray(c, second + COUNT);
        b2.mul(factor).intoArray(c, second + 2 * COUNT);
        b3.mul(factor).intoArray(c, second + 3 * COUNT);
        b4.mul(factor).intoArray(c, second + 4 * COUNT);
    }

    /** Computes four vectors. */
    static void four(SparsePairs pairs, int pair, float[] weights, float factor, float[] c, int first, int second) {
        int[] entries = pairs.entries();
        int end = pairs.ends()[pair];
        FloatVector a0 = FloatVector.zero(FLOAT);
        FloatVector a1 = FloatVector.zero(FLOAT);
        FloatVector a2 = FloatVector.zero(FLOAT);
        FloatVector a3 = FloatVector.zero(FLOAT);
        FloatVector b0 = FloatVector.zero(FLOAT);
        FloatVector b1 = FloatVector.zero(FLOAT);
        FloatVector b2 = FloatVector.zero(FLOAT);
        FloatVector b3 = FloatVector.zero(FLOAT);
        for (int n = pair * pairs.places(); n < end; n++) {
            int entry = entries[n];
            int w = CacheLines.START + (entry >>> Short.SIZE) * UNITS;
            FloatVector pixelA = FloatVector.broadcast(FLOAT, PixelValues.FLOATS[entry & 0xFF]);
            FloatVector pixelB = FloatVector.broadcast(FLOAT, PixelValues.FLOATS[entry >>> Byte.SIZE & 0xFF]);
            FloatVector w0 = FloatVector.fromArray(FLOAT, weights, w);
            a0 = pixelA.fma(w0, a0);
            b0 = pixelB.fma(w0, b0);
            FloatVector w1 = FloatVector.fromArray(FLOAT, weights, w + COUNT);
            a1 = pixelA.fma(w1, a1);
            b1 = pixelB.fma(w1, b1);
            FloatVector w2 = FloatVector.fromArray(FLOAT, weights, w + 2 * COUNT);
            a2 = pixelA.fma(w2, a2);
            b2 = pixelB.fma(w2, b2);
            FloatVector w3 = FloatVector.fromArray(FLOAT, weights, w + 3 * COUNT);
            a3 = pixelA.fma(w3, a3);
            b3 = pixelB.fma(w3, b3);
        }
        a0.mul(factor).intoArray(c, first);
        a1.mul(factor).intoArray(c, first + COUNT);
        a2.mul(factor).intoArray(c, first + 2 * COUNT);
        a3.mul(factor).intoArray(c, first + 3 * COUNT);
        b0.mul(factor).intoArray(c, second);
        b1.mul(factor).intoArray(c, second + COUNT);
        b2.mul(factor).intoArray(c, second + 2 * COUNT);
        b3.mul(factor).intoArray(c, second + 3 * COUNT);
    }
}
