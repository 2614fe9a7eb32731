package lanewise.simd.product;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;

import jdk.incubator.vector.FloatVector;

/**
 * The inner loops of {@link ExampleProduct}. The sums of one, eight or sixteen vectors of units stay in registers while
 * the loop iterates over the ink of an example. For every pixel it multiplies a row of weights and adds it to the sums.
 *
 * <p>With eight and sixteen vectors the loop takes 1.4 times as long as with weights in the first-level cache (Xeon
 * with AVX-512, 2026-11-29). With one vector the latency of fused multiply-add limits its speed.
 */
final class ExampleTile {

    private ExampleTile() {}

    /**
     * Computes one vector: c[at + unit] = the sum over n below {@code ink} of pixels[pixelsAt + places[n]] *
     * weights[weightsAt + places[n] * stride + unit].
     */
    static void one(
            int[] places,
            int ink,
            byte[] pixels,
            int pixelsAt,
            float[] weights,
            int weightsAt,
            int stride,
            float[] c,
            int at) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        for (int n = 0; n < ink; n++) {
            int place = places[n];
            int w = weightsAt + place * stride;
            FloatVector pixel = FloatVector.broadcast(FLOAT, PixelValues.FLOATS[pixels[pixelsAt + place] & 0xFF]);
            s0 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w), s0);
        }
        s0.intoArray(c, at);
    }

    /** Computes eight vectors. */
    static void eight(
            int[] places,
            int ink,
            byte[] pixels,
            int pixelsAt,
            float[] weights,
            int weightsAt,
            int stride,
            float[] c,
            int at) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s1 = FloatVector.zero(FLOAT);
        FloatVector s2 = FloatVector.zero(FLOAT);
        FloatVector s3 = FloatVector.zero(FLOAT);
        FloatVector s4 = FloatVector.zero(FLOAT);
        FloatVector s5 = FloatVector.zero(FLOAT);
        FloatVector s6 = FloatVector.zero(FLOAT);
        FloatVector s7 = FloatVector.zero(FLOAT);
        for (int n = 0; n < ink; n++) {
            int place = places[n];
            int w = weightsAt + place * stride;
            FloatVector pixel = FloatVector.broadcast(FLOAT, PixelValues.FLOATS[pixels[pixelsAt + place] & 0xFF]);
            s0 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w), s0);
            s1 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + COUNT), s1);
            s2 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + 2 * COUNT), s2);
            s3 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + 3 * COUNT), s3);
            s4 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + 4 * COUNT), s4);
            s5 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + 5 * COUNT), s5);
            s6 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + 6 * COUNT), s6);
            s7 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + 7 * COUNT), s7);
        }
        s0.intoArray(c, at);
        s1.intoArray(c, at + COUNT);
        s2.intoArray(c, at + 2 * COUNT);
        s3.intoArray(c, at + 3 * COUNT);
        s4.intoArray(c, at + 4 * COUNT);
        s5.intoArray(c, at + 5 * COUNT);
        s6.intoArray(c, at + 6 * COUNT);
        s7.intoArray(c, at + 7 * COUNT);
    }

    /** Computes sixteen vectors; needs 32 registers. */
    static void sixteen(
            int[] places,
            int ink,
            byte[] pixels,
            int pixelsAt,
            float[] weights,
            int weightsAt,
            int stride,
            float[] c,
            int at) {
        FloatVector s0 = FloatVector.zero(FLOAT);
        FloatVector s1 = FloatVector.zero(FLOAT);
        FloatVector s2 = FloatVector.zero(FLOAT);
        FloatVector s3 = FloatVector.zero(FLOAT);
        FloatVector s4 = FloatVector.zero(FLOAT);
        FloatVector s5 = FloatVector.zero(FLOAT);
        FloatVector s6 = FloatVector.zero(FLOAT);
        FloatVector s7 = FloatVector.zero(FLOAT);
        FloatVector s8 = FloatVector.zero(FLOAT);
        FloatVector s9 = FloatVector.zero(FLOAT);
        FloatVector s10 = FloatVector.zero(FLOAT);
        FloatVector s11 = FloatVector.zero(FLOAT);
        FloatVector s12 = FloatVector.zero(FLOAT);
        FloatVector s13 = FloatVector.zero(FLOAT);
        FloatVector s14 = FloatVector.zero(FLOAT);
        FloatVector s15 = FloatVector.zero(FLOAT);
        for (int n = 0; n < ink; n++) {
            int place = places[n];
            int w = weightsAt + place * stride;
            FloatVector pixel = FloatVector.broadcast(FLOAT, PixelValues.FLOATS[pixels[pixelsAt + place] & 0xFF]);
            s0 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w), s0);
            s1 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + COUNT), s1);
            s2 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + 2 * COUNT), s2);
            s3 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + 3 * COUNT), s3);
            s4 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + 4 * COUNT), s4);
            s5 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + 5 * COUNT), s5);
            s6 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + 6 * COUNT), s6);
            s7 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + 7 * COUNT), s7);
            s8 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + 8 * COUNT), s8);
            s9 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + 9 * COUNT), s9);
            s10 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + 10 * COUNT), s10);
            s11 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + 11 * COUNT), s11);
            s12 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + 12 * COUNT), s12);
            s13 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + 13 * COUNT), s13);
            s14 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + 14 * COUNT), s14);
            s15 = pixel.fma(FloatVector.fromArray(FLOAT, weights, w + 15 * COUNT), s15);
        }
        s0.intoArray(c, at);
        s1.intoArray(c, at + COUNT);
        s2.intoArray(c, at + 2 * COUNT);
        s3.intoArray(c, at + 3 * COUNT);
        s4.intoArray(c, at + 4 * COUNT);
        s5.intoArray(c, at + 5 * COUNT);
        s6.intoArray(c, at + 6 * COUNT);
        s7.intoArray(c, at + 7 * COUNT);
        s8.intoArray(c, at + 8 * COUNT);
        s9.intoArray(c, at + 9 * COUNT);
        s10.intoArray(c, at + 10 * COUNT);
        s11.intoArray(c, at + 11 * COUNT);
        s12.intoArray(c, at + 12 * COUNT);
        s13.intoArray(c, at + 13 * COUNT);
        s14.intoArray(c, at + 14 * COUNT);
        s15.intoArray(c, at + 15 * COUNT);
    }
}
