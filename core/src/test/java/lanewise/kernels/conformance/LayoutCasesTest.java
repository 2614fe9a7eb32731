package lanewise.kernels.conformance;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import lanewise.kernels.conformance.Cases.Case;
import lanewise.kernels.conformance.calls.Call;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The description of a case names a layout if, and only if, a product is run in one. */
class LayoutCasesTest {

    private static final Map<String, List<Case>> CASES = Cases.all(Effort.STANDARD);
    private static final long LIMIT = 1_500;

    @ParameterizedTest
    @ValueSource(strings = {Call.AFFINE_PIXELS, Call.MULTIPLY_PIXELS})
    void aProductInALayoutIsDescribedAsSuch(String operation) {
        String finding = firstFinding(operation, (call, right) -> {
            reject(call.pixels().layout() != null);
            call.on(right);
        });
        assertTrue(finding.contains(", in a layout, "), finding);
    }

    @ParameterizedTest
    @ValueSource(strings = {Call.AFFINE_PIXELS, Call.MULTIPLY_PIXELS})
    void anEmptyProductHasNoLayout(String operation) {
        String finding = firstFinding(operation, (call, right) -> {
            reject(call.result().rows() == 0 || call.divisibleColumns() == 0);
            call.on(right);
        });
        assertFalse(finding.contains("in a layout"), finding);
    }

    private static void reject(boolean condition) {
        if (condition) {
            throw new IllegalStateException("rejected");
        }
    }

    private static String firstFinding(String operation, FaultyKernels.Plant plant) {
        Finding finding = Conformance.firstFinding(
                        new FaultyKernels(operation, plant), operation, CASES, Effort.STANDARD, FaultKind.FORM, LIMIT)
                .smallest();
        assertTrue(finding.problem().contains("rejected"), finding.problem());
        return finding.description();
    }
}
