package lanewise.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.List;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import lanewise.kernels.Exp;
import lanewise.kernels.Kernels;
import lanewise.kernels.Sigmoid;
import lanewise.kernels.Tanh;
import lanewise.kernels.conformance.Conformance;
import lanewise.kernels.conformance.Effort;
import lanewise.kernels.conformance.OperationReport;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.simd.elementwise.Functions;
import lanewise.simd.lanes.LaneProperties;
import lanewise.simd.lanes.Lanes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests the vector kernels. The executions in pom.xml repeat these tests for every number of lanes and registers. */
class VectorKernelsTest {

    private static final List<String> PRODUCTS =
            List.of("multiply (floats)", "affine (floats)", "multiply (pixels)", "affine (pixels)");

    @Test
    void runsWithTheConfiguredLanes() {
        assertEquals(Integer.getInteger(LaneProperties.LANES), new VectorKernels().lanes());
        assertEquals(Integer.getInteger(LaneProperties.LANES), Lanes.FLOAT.length());
        assertEquals(Integer.getInteger(LaneProperties.REGISTERS, 32) == 32, Lanes.MANY_REGISTERS);
    }

    @Test
    void autoSelectsVector() {
        KernelsLookup.Choice choice = KernelsLookup.defaults().choose(KernelsLookup.AUTO);
        assertEquals("vector", choice.kernels().name());
        assertEquals(Optional.empty(), choice.because());
    }

    /**
     * Repeats each case and many calls, so that both interpreted and compiled code are compared. Only the products
     * depend on the number of registers: with 8 lanes, the other operations are compared in the run for 16 registers.
     */
    @Test
    void agreesWithTheReferenceInEveryBit() {
        if (Lanes.COUNT == 8 && Lanes.MANY_REGISTERS) {
            assertProductsAgree(new VectorKernels());
        } else {
            Conformance.assertConforms(new VectorKernels(), Effort.QUICK);
        }
    }

    /**
     * With one number of lanes: the test above also divides operations, for every number of lanes. Only the products
     * with pixels are divided by the vector kernels themselves.
     */
    @Test
    @Tag("one-width")
    void productsAgreeOnSevenThreads() {
        try (ParallelKernels kernels = new ParallelKernels(new VectorKernels(), 7)) {
            assertProductsAgree(kernels);
        }
    }

    private static void assertProductsAgree(Kernels kernels) {
        for (String product : PRODUCTS) {
            OperationReport report = Conformance.check(kernels, Effort.QUICK, product);
            assertTrue(report.agrees(), report::toString);
        }
    }

    private interface Scalar {
        float of(float x);
    }

    private interface Vector {
        FloatVector of(FloatVector x);
    }

    @Test
    void expAgreesOnFloatsOfEveryExponent() {
        agreesOnFloatsOfEveryExponent("exp", Exp::exp, Functions::exp);
    }

    @Test
    void tanhAgreesOnFloatsOfEveryExponent() {
        agreesOnFloatsOfEveryExponent("tanh", Tanh::tanh, Functions::tanh);
    }

    @Test
    void sigmoidAgreesOnFloatsOfEveryExponent() {
        agreesOnFloatsOfEveryExponent("sigmoid", Sigmoid::sigmoid, Functions::sigmoid);
    }

    private static void agreesOnFloatsOfEveryExponent(String name, Scalar scalar, Vector vector) {
        float[] x = new float[Lanes.COUNT];
        int step = 8191;
        for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += (long) step * Lanes.COUNT) {
            for (int lane = 0; lane < Lanes.COUNT; lane++) {
                x[lane] = Float.intBitsToFloat((int) (bits + (long) lane * step));
            }
            FloatVector actual = vector.of(FloatVector.fromArray(Lanes.FLOAT, x, 0));
            for (int lane = 0; lane < Lanes.COUNT; lane++) {
                int expected = Float.floatToIntBits(scalar.of(x[lane]));
                if (expected != Float.floatToIntBits(actual.lane(lane))) {
                    fail(name + " of " + x[lane] + " is " + scalar.of(x[lane]) + ", not " + actual.lane(lane));
                }
            }
        }
        assertTrue(step % 2 == 1, "an even step would skip odd mantissas");
    }
}
