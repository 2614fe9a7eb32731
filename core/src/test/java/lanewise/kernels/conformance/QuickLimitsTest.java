package lanewise.kernels.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.conformance.calls.Call;
import lanewise.kernels.conformance.calls.InterceptingKernels;
import lanewise.kernels.conformance.operands.Operands;
import org.junit.jupiter.api.Test;

/** The limits of the quick check, which the guide of the kernels states. */
class QuickLimitsTest {

    /** The maximum number of terms of a sum in a product, and of columns of its result. */
    private record Limits(int terms, int columns) {

        Limits and(Limits other) {
            return new Limits(Math.max(terms, other.terms), Math.max(columns, other.columns));
        }
    }

    @Test
    void areThoseOfTheGuide() {
        Map<String, Limits> limits = new TreeMap<>();
        InterceptingKernels recorder = new InterceptingKernels(new ScalarKernels()) {
            @Override
            public void run(Call call) {
                if (call.operation().startsWith("multiply") || call.operation().startsWith("affine")) {
                    Limits own = new Limits(call.matrix(0).cols(), call.divisibleColumns());
                    limits.merge(call.operation(), own, Limits::and);
                }
            }
        };
        Cases.all(Effort.QUICK).forEach((operation, cases) -> {
            if (operation.startsWith("multiply") || operation.startsWith("affine")) {
                cases.forEach(trial -> trial.run().run(recorder, new Operands(1)));
            }
        });
        Limits floats = new Limits(2_100, 4_200);
        Limits pixels = new Limits(2_050, 2_050);
        assertEquals(
                Map.of(
                        Call.MULTIPLY_FLOATS, floats,
                        Call.AFFINE_FLOATS, floats,
                        Call.MULTIPLY_PIXELS, pixels,
                        Call.AFFINE_PIXELS, pixels),
                limits,
                "state the limits of --quick in simd/README.md");
    }
}
