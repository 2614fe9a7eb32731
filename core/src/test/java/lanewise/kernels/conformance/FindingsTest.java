package lanewise.kernels.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import lanewise.kernels.Matrix;
import lanewise.kernels.conformance.Cases.Case;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts of findings: the place of a difference, and the kinds of the cases that fail. */
class FindingsTest {

    private static final Map<String, List<Case>> CASES = Cases.all(Effort.QUICK);

    private static final String VALUES = " is \\S+ \\(bits [0-9a-f]{8}\\) instead of \\S+ \\(bits [0-9a-f]{8}\\)";

    private static OperationReport check(String operation, FaultyKernels.Plant plant) {
        OperationReport report = Conformance.check(new FaultyKernels(operation, plant), Effort.QUICK, operation);
        assertFalse(report.agrees());
        return report;
    }

    private static OperationReport first(String operation, FaultyKernels.Plant plant) {
        return Conformance.firstFinding(
                new FaultyKernels(operation, plant), operation, CASES, Effort.QUICK, FaultKind.VIEWS, 20_000);
    }

    private static void assertSmallest(OperationReport report, String pattern) {
        assertTrue(report.smallest().toString().matches(pattern), report.toString());
    }

    @Test
    void nameTheMatrixTheRowAndTheColumn() {
        OperationReport report = first("multiply (floats)", (call, right) -> {
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
        OperationReport report = first("addScaled", (call, right) -> {
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
        OperationReport report = first("scale", (call, right) -> {
            call.on(right);
            if (call.result().offset() > 0) {
                call.result().data()[0] = 4242f;
            }
        });
        assertSmallest(report, ".*: the element outside of y, array index 0," + VALUES);
    }

    @Test
    void doNotCompareAResultWithACallThatThrows() {
        OperationReport report = first("scale", (call, right) -> {
            throw new IllegalStateException("planted");
        });
        assertFalse(report.toString().contains("worst"), report.toString());
    }

    @Test
    void countUnitsAndExamplesInTheSingular() {
        List<String> descriptions = CASES.values().stream()
                .flatMap(List::stream)
                .map(Case::description)
                .filter(description -> description.matches(".*\\b1 (units|examples)\\b.*"))
                .filter(description -> !description.matches(".*[,\\d]1 (units|examples)\\b.*"))
                .toList();
        assertTrue(descriptions.isEmpty(), descriptions.toString());
    }

    /** Flushing shows in one factor that is subnormal, too. */
    @Test
    void listTheKindsWithTheMostFailingCasesFirst() {
        OperationReport report = check("scale", (call, right) -> {
            call.on(right);
            Matrix y = call.result();
            for (int i = 0; i < y.rows(); i++) {
                for (int j = 0; j < y.cols(); j++) {
                    if (Math.abs(y.get(i, j)) < Float.MIN_NORMAL) {
                        y.set(i, j, Math.copySign(0f, y.get(i, j)));
                    }
                }
            }
        });
        List<FaultKind> kinds = List.copyOf(report.kinds().keySet());
        assertEquals(FaultKind.VALUES, kinds.get(0), report.toString());
        assertEquals(FaultKind.VALUES, report.smallest().kind(), report.toString());
        assertTrue(kinds.contains(FaultKind.FACTORS), report.toString());
        assertEquals(
                report.failed(),
                report.kinds().values().stream().mapToInt(Integer::intValue).sum());
        String first = "fails in: values " + report.kinds().get(FaultKind.VALUES) + ", ";
        assertTrue(report.toString().contains(first), report.toString());
    }

    /** The planted faults with a description, as they are tried on all operations. */
    private static List<Fault> planted(String what) {
        List<Fault> faults =
                Faults.all().stream().filter(fault -> fault.what().equals(what)).toList();
        assertTrue(faults.size() >= 5, what);
        return faults;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            turns NaN into 0                                | values
            turns infinities into the maximum               | values
            operand and result in one array                 | views
            the first two operands are the same matrix      | views
            a call that is smaller than the one before      | state
            the array of the latest result comes again      | state
            keeps the first operand if five of its elements stay the same | state
            """)
    void beginWithTheKindOfTheFault(String what, String kind) {
        List<String> others = new ArrayList<>();
        for (Fault fault : planted(what)) {
            OperationReport report = Conformance.check(fault.kernels().get(), Effort.QUICK, fault.operation());
            String first = report.kinds().keySet().stream()
                    .findFirst()
                    .map(FaultKind::label)
                    .orElse("none");
            if (!first.equals(kind)) {
                others.add(fault.operation() + ": " + report.kinds());
            }
        }
        assertEquals(List.of(), others);
    }

    /** 0 is an ordinary result of relu. A wrong result of 0 is not a fault of special values. */
    @Test
    void ofReluAreResults() {
        OperationReport report = check("activate", (call, right) -> {
            call.on(right);
            Matrix a = call.result();
            for (int i = 0; i < a.rows(); i++) {
                for (int j = 0; j < a.cols(); j++) {
                    if (a.get(i, j) == 0) {
                        a.set(i, j, -0.1f);
                    }
                }
            }
        });
        assertEquals(FaultKind.RESULT, report.kinds().keySet().iterator().next(), report.toString());
    }

    /** A case that fails only on several threads has the kind races, whatever else it varies. */
    @Test
    void onlyOfSeveralThreadsAreRaces() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        OperationReport report = check("scale", (call, right) -> {
            call.on(right);
            // Wrong on all threads but the first one, which runs the cases.
            if (Thread.currentThread().getName().equals("lanewise-conformance")) {
                return;
            }
            threads.add(Thread.currentThread());
            FaultyKernels.spoil(call);
        });
        assertFalse(threads.isEmpty());
        assertEquals(Set.of(FaultKind.RACES), report.kinds().keySet(), report.toString());
    }

    /** The first calls that are wrong run on several threads, but from then on one thread has wrong results, too. */
    @Test
    void afterManyCallsAreOfState() {
        AtomicInteger callsOfOthers = new AtomicInteger();
        OperationReport report = check("rowDots", (call, right) -> {
            call.on(right);
            int made = Thread.currentThread().getName().equals("lanewise-conformance")
                    ? callsOfOthers.get()
                    : callsOfOthers.incrementAndGet();
            if (made > 20) {
                FaultyKernels.spoil(call);
            }
        });
        assertEquals(Set.of(FaultKind.STATE), report.kinds().keySet(), report.toString());
    }
}
