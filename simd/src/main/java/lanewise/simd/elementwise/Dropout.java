package lanewise.simd.elementwise;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.FLOAT;
import static lanewise.simd.lanes.Lanes.INT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import lanewise.kernels.DropoutMask;
import lanewise.kernels.Matrix;

/**
 * Applies dropout. It hashes as many positions at once as a vector has lanes. The speed is limited by about twenty
 * integer operations per element.
 */
public final class Dropout {

    /** The positions of the lanes of a vector relative to the first lane. */
    private static final int[] STEPS = steps();

    private Dropout() {}

    private static int[] steps() {
        int[] steps = new int[COUNT];
        for (int lane = 0; lane < COUNT; lane++) {
            steps[lane] = lane;
        }
        return steps;
    }

    /**
     * Computes {@link lanewise.kernels.Kernels#dropout}.
     *
     * @param mask the mask
     * @param x the operand X
     * @param y the result
     */
    public static void dropout(DropoutMask mask, Matrix x, Matrix y) {
        int bound = FLOAT.loopBound(x.cols());
        float[] xs = x.data();
        float[] ys = y.data();
        for (int i = 0; i < x.rows(); i++) {
            int from = x.index(i, 0);
            int to = y.index(i, 0);
            fullVectors(mask, mask.position(i, 0), xs, from, ys, to, bound);
            for (int j = bound; j < x.cols(); j++) {
                ys[to + j] = mask.keeps(i, j) ? xs[from + j] * mask.scale() : 0f;
            }
        }
    }

    private static void fullVectors(DropoutMask mask, int position, float[] x, int from, float[] y, int to, int count) {
        IntVector first = IntVector.fromArray(INT, STEPS, 0).add(position + mask.key0());
        int key1 = mask.key1();
        int threshold = mask.threshold();
        float scale = mask.scale();
        for (int j = 0; j < count; j += COUNT) {
            IntVector hash = mix(mix(first.add(j)).lanewise(VectorOperators.XOR, key1));
            // All bits are set if the hash is the threshold or more. Masks are avoided: JDK 17 boxes them. AND_NOT is
            // avoided, because it needs more levels of inlining: in 26 of 50 JVMs with one processor, C2 boxed it.
            IntVector kept = IntVector.broadcast(INT, threshold - 1)
                    .sub(hash.lanewise(VectorOperators.LSHR, DropoutMask.HASH_SHIFT))
                    .lanewise(VectorOperators.ASHR, Integer.SIZE - 1);
            FloatVector.fromArray(FLOAT, x, from + j)
                    .mul(scale)
                    .reinterpretAsInts()
                    .and(kept)
                    .reinterpretAsFloats()
                    .intoArray(y, to + j);
        }
    }

    private static IntVector mix(IntVector x) {
        IntVector mixed = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 16));
        mixed = mixed.mul(DropoutMask.FACTOR0);
        mixed = mixed.lanewise(VectorOperators.XOR, mixed.lanewise(VectorOperators.LSHR, 15));
        mixed = mixed.mul(DropoutMask.FACTOR1);
        return mixed.lanewise(VectorOperators.XOR, mixed.lanewise(VectorOperators.LSHR, 16));
    }
}
