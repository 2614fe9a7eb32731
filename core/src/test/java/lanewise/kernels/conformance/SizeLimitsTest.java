package lanewise.kernels.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.TreeMap;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.conformance.Cases.Case;
import lanewise.kernels.conformance.calls.Call;
import lanewise.kernels.conformance.calls.InterceptingKernels;
import lanewise.kernels.conformance.operands.Operands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sizes up to which operations are tried, which the guide of the kernels states. */
class SizeLimitsTest {

    /** The maximum number of terms of a sum in a product, and of columns of its result. */
    private record Limits(int terms, int columns) {

        Limits and(Limits other) {
            return new Limits(Math.max(terms, other.terms), Math.max(columns, other.columns));
        }
    }

    @ParameterizedTest
    @CsvSource({"QUICK, 210003", "STANDARD, 2121800", "THOROUGH, 5330000"})
    void ofElementsAreThoseOfTheGuide(Effort effort, long elements) {
        Map<String, Long> others = new TreeMap<>();
        Cases.all(effort).forEach((operation, cases) -> {
            long largest = cases.stream().mapToLong(Case::size).max().orElseThrow();
            if (!isProduct(operation) && largest != elements) {
                others.put(operation, largest);
            }
        });
        assertEquals(Map.of(), others, "state the limits of elements in simd/README.md");
    }

    private static boolean isProduct(String operation) {
        return operation.startsWith("multiply") || operation.startsWith("affine");
    }

    @Test
    void ofQuickProductsAreThoseOfTheGuide() {
        Map<String, Limits> limits = new TreeMap<>();
        InterceptingKernels recorder = new InterceptingKernels(new ScalarKernels()) {
            @Override
            public void run(Call call) {
                if (isProduct(call.operation())) {
                    Limits own = new Limits(call.matrix(0).cols(), call.divisibleColumns());
                    limits.merge(call.operation(), own, Limits::and);
                }
            }
        };
        Cases.all(Effort.QUICK).forEach((operation, cases) -> {
            if (isProduct(operation)) {
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
