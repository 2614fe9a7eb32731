package lanewise.simd.elementwise;

import static lanewise.simd.lanes.Lanes.FLOAT;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import lanewise.kernels.Exp;
import lanewise.kernels.Sigmoid;
import lanewise.kernels.Tanh;

/** The transcendental functions. Every lane follows the steps of the reference implementation. */
public final class Functions {

    private static final int EXPONENT_SHIFT = 23;
    private static final int ONE_BITS = Float.floatToRawIntBits(1f);
    private static final int SIGN = Integer.MIN_VALUE;

    private Functions() {}

    /**
     * Computes exp with the steps of {@link Exp}.
     *
     * @param x the arguments
     * @return the values
     */
    public static FloatVector exp(FloatVector x) {
        FloatVector t = x.fma(FloatVector.broadcast(FLOAT, Exp.LOG2_E), FloatVector.broadcast(FLOAT, Exp.ROUNDER));
        FloatVector n = t.sub(Exp.ROUNDER);
        FloatVector r = n.fma(FloatVector.broadcast(FLOAT, -Exp.LN2_HIGH), x);
        r = n.fma(FloatVector.broadcast(FLOAT, -Exp.LN2_LOW), r);
        FloatVector q = FloatVector.broadcast(FLOAT, Exp.Q0);
        q = q.fma(r, FloatVector.broadcast(FLOAT, Exp.Q1));
        q = q.fma(r, FloatVector.broadcast(FLOAT, Exp.Q2));
        q = q.fma(r, FloatVector.broadcast(FLOAT, Exp.Q3));
        q = q.fma(r, FloatVector.broadcast(FLOAT, Exp.Q4));
        q = q.fma(r, FloatVector.broadcast(FLOAT, Exp.Q5));
        FloatVector y = q.fma(r.mul(r), r).add(1f);
        IntVector scale = t.reinterpretAsInts()
                .lanewise(VectorOperators.LSHL, EXPONENT_SHIFT)
                .add(ONE_BITS);
        FloatVector result = y.mul(scale.reinterpretAsFloats());
        return result.blend(0f, x.compare(VectorOperators.LT, Exp.LOWEST))
                .blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.GT, Exp.HIGHEST));
    }

    /**
     * Computes tanh with the steps of {@link Tanh}. Both cases are computed in every lane, and one is selected.
     *
     * @param x the arguments
     * @return the values
     */
    public static FloatVector tanh(FloatVector x) {
        IntVector sign = x.reinterpretAsInts().lanewise(VectorOperators.AND, SIGN);
        FloatVector m = x.abs();
        FloatVector s = m.mul(m);
        FloatVector p = FloatVector.broadcast(FLOAT, Tanh.P0);
        p = p.fma(s, FloatVector.broadcast(FLOAT, Tanh.P1));
        p = p.fma(s, FloatVector.broadcast(FLOAT, Tanh.P2));
        p = p.fma(s, FloatVector.broadcast(FLOAT, Tanh.P3));
        p = p.fma(s, FloatVector.broadcast(FLOAT, Tanh.P4));
        FloatVector small = p.mul(s).fma(m, m);
        FloatVector one = FloatVector.broadcast(FLOAT, 1f);
        FloatVector large =
                one.sub(FloatVector.broadcast(FLOAT, 2f).div(exp(m.add(m)).add(1f)));
        FloatVector magnitude = large.blend(small, m.compare(VectorOperators.LT, Tanh.SMALL));
        return magnitude.reinterpretAsInts().lanewise(VectorOperators.OR, sign).reinterpretAsFloats();
    }

    /**
     * Computes the logistic function with the steps of {@link Sigmoid}.
     *
     * @param x the arguments
     * @return the values
     */
    public static FloatVector sigmoid(FloatVector x) {
        FloatVector one = FloatVector.broadcast(FLOAT, 1f);
        return one.div(exp(x.neg()).add(one));
    }
}
