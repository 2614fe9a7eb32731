package lanewise.kernels.conformance;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lanewise.kernels.Matrix;
import lanewise.kernels.conformance.Cases.Case;
import org.junit.jupiter.api.Test;

/** The texts of findings: the place of a difference, and the kinds of the cases that fail. */
class FindingsTest {

    private static final String VALUES = " is \\S+ \\(bits [0-9a-f]{8}\\) instead of \\S+ \\(bits [0-9a-f]{8}\\)";

    private static OperationReport check(String operation, FaultyKernels.Plant plant) {
        OperationReport report = Conformance.check(new FaultyKernels(operation, plant), Effort.QUICK, operation);
        assertFalse(report.agrees());
        return report;
    }

    private static void assertSmallest(OperationReport report, String pattern) {
        assertTrue(report.smallest().toString().matches(pattern), report.toString());
    }

    @Test
    void nameTheMatrixTheRowAndTheColumn() {
        OperationReport report = check("multiply (floats)", (call, right) -> {
            call.on(right);
            Matrix c = call.result();
            if (c.rows() >= 2 && c.cols() >= 3) {
                c.set(1, 2, 4242f);
            }
        });
        assertSmallest(report, "m \\d+, k \\d+, n \\d+.* \\(\\w+\\): c\\[1]\\[2]" + VALUES);
    }

    @Test
    void nameAnOperandThatWasChanged() {
        OperationReport report = check("addScaled", (call, right) -> {
            call.on(right);
            Matrix x = call.matrix(0);
            if (x.cols() >= 2 && x.data() != call.result().data()) {
                x.set(0, 1, 4242f);
            }
        });
        assertSmallest(report, ".*: x\\[0]\\[1]" + VALUES);
    }

    @Test
    void nameTheMatrixThatAnElementIsOutsideOf() {
        OperationReport report = check("scale", (call, right) -> {
            call.on(right);
            if (call.result().offset() > 0) {
                call.result().data()[0] = 4242f;
            }
        });
        assertSmallest(report, ".*: the element outside of y, array index 0," + VALUES);
    }

    @Test
    void doNotCompareAResultWithACallThatThrows() {
        OperationReport report = check("scale", (call, right) -> {
            throw new IllegalStateException("planted");
        });
        assertFalse(report.toString().contains("worst"), report.toString());
    }

    @Test
    void countUnitsAndExamplesInTheSingular() {
        List<String> descriptions = Cases.all(Effort.STANDARD).values().stream()
                .flatMap(List::stream)
                .map(Case::description)
                .filter(description -> description.matches(".*\\b1 (units|examples)\\b.*"))
                .filter(description -> !description.matches(".*[,\\d]1 (units|examples)\\b.*"))
                .toList();
        assertTrue(descriptions.isEmpty(), descriptions.toString());
    }
}
