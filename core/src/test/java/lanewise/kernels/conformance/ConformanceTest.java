package lanewise.kernels.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import lanewise.kernels.DelegatingKernels;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.conformance.Cases.Case;
import lanewise.kernels.conformance.calls.InterceptingKernels;
import lanewise.kernels.conformance.operands.Difference;
import lanewise.kernels.parallel.ParallelKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The suite finds nothing in right implementations, and every fault that is planted into one. */
class ConformanceTest {

    /** One of this many faults is tried by default. */
    private static final int STEP = 16;

    /** The same for kinds of faults that are found in large cases or many calls. */
    private static final int STEP_OF_SLOW_KINDS = 61;

    private static final Set<FaultKind> SLOW_KINDS = Set.of(FaultKind.SIZES, FaultKind.STATE);

    /** The time limit of a call in these tests, in milliseconds. */
    private static final long LIMIT = 1_500;

    @Test
    void aThirdImplementationConforms() {
        Conformance.assertConforms(new PlainKernels(), Effort.QUICK);
    }

    /** All others by default. */
    private static final class ProductsAlone implements Kernels {

        private final Kernels reference = new ScalarKernels();

        @Override
        public String name() {
            return "products";
        }

        @Override
        public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
            reference.multiply(alpha, a, b, c);
        }

        @Override
        public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
            reference.multiply(alpha, a, b, c);
        }
    }

    @Test
    void anImplementationOfTheProductsHasAllOperations() {
        assertConformsInSample(new ProductsAlone());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16})
    void parallelKernelsConformOnAnyNumberOfThreads(int threads) {
        try (ParallelKernels parallel = new ParallelKernels(new ScalarKernels(), threads)) {
            assertConformsInSample(parallel);
        }
    }

    /** Runs one of eleven cases of every operation, once. */
    private static void assertConformsInSample(Kernels kernels) {
        Map<String, List<Case>> cases = Cases.all(Effort.QUICK);
        CaseRunner runner = new CaseRunner(kernels, "", new Watchdog(LIMIT));
        cases.forEach((operation, all) -> {
            for (int n = 0; n < all.size(); n += 11) {
                assertNull(runner.runOnce(all.get(n), n), operation);
            }
        });
    }

    /**
     * Tries some of the faults, but no races, which a busy machine can hide. With the system property lanewise.faults,
     * such as 0/8, it tries the first eighth of all, or with "all" every one.
     */
    @Test
    void findsPlantedFaults() {
        String part = System.getProperty("lanewise.faults", "");
        Map<String, List<Case>> cases = Cases.all(Effort.STANDARD);
        List<Fault> faults = Faults.all();
        List<Fault> missed = new ArrayList<>();
        Map<FaultKind, Integer> tried = new EnumMap<>(FaultKind.class);
        for (int n = 0; n < faults.size(); n++) {
            Fault fault = faults.get(n);
            if (!isTried(n, fault.kind(), part)) {
                continue;
            }
            tried.merge(fault.kind(), 1, Integer::sum);
            OperationReport report = Conformance.firstFinding(
                    fault.kernels().get(), fault.operation(), cases, Effort.STANDARD, fault.kind(), LIMIT);
            if (report.agrees()) {
                missed.add(fault);
                System.out.println("missed: " + fault);
            } else {
                assertTrue(report.toString().contains("smallest: "), report.toString());
            }
        }
        if (!part.isEmpty()) {
            System.out.println("faults tried: " + tried + ", missed: " + missed.size());
        }
        assertEquals(List.of(), missed);
    }

    private static boolean isTried(int n, FaultKind kind, String part) {
        if (part.isEmpty()) {
            return kind != FaultKind.RACES && n % (SLOW_KINDS.contains(kind) ? STEP_OF_SLOW_KINDS : STEP) == 0;
        }
        String[] numbers = part.split("/");
        return part.equals("all") || n % Integer.parseInt(numbers[1]) == Integer.parseInt(numbers[0]);
    }

    /** The first caller waits for a second one, so that the speed of the machine does not decide. */
    @Test
    void findsAnOperationThatIsWrongWhileAnotherThreadRunsIt() {
        AtomicInteger running = new AtomicInteger();
        Kernels racing = new FaultyKernels("scale", (call, right) -> {
            boolean overlaps = running.incrementAndGet() > 1;
            for (int wait = 0; !overlaps && wait < 100; wait++) {
                LockSupport.parkNanos(100_000);
                overlaps = running.get() > 1;
            }
            call.on(right);
            if (overlaps) {
                FaultyKernels.spoil(call);
            }
            running.decrementAndGet();
        });
        OperationReport report = Conformance.firstFinding(
                racing, "scale", Cases.all(Effort.QUICK), Effort.QUICK, FaultKind.RACES, 10 * LIMIT);
        assertFalse(report.agrees());
        assertTrue(report.toString().contains(FaultKind.RACES.label()), report.toString());
    }

    /** An operation that is added to Kernels gets cases and planted faults, or this test fails. */
    @Test
    void everyOperationHasCasesAndPlantedFaults() {
        Set<String> operations = Arrays.stream(Kernels.class.getMethods())
                .filter(method -> method.getReturnType() == void.class)
                .map(method -> method.getName() + overload(method))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> tried = Cases.all(Effort.QUICK).keySet();
        assertEquals(
                Set.of(),
                without(operations, tried),
                "operations without a case; add cases in lanewise.kernels.conformance");
        assertEquals(
                Set.of(),
                without(tried, operations),
                "cases of no operation; the name of cases is the name of a method of Kernels");
        Map<String, Long> faults =
                Faults.all().stream().collect(Collectors.groupingBy(Fault::operation, Collectors.counting()));
        for (String operation : operations) {
            assertTrue(faults.getOrDefault(operation, 0L) >= 15, operation + " has too few planted faults");
        }
        assertTrue(Faults.all().size() >= 120, "planted faults: " + Faults.all().size());
    }

    private static Set<String> without(Set<String> names, Set<String> removed) {
        Set<String> remaining = new TreeSet<>(names);
        remaining.removeAll(removed);
        return remaining;
    }

    private static String overload(Method method) {
        if (!method.getName().equals("multiply") && !method.getName().equals("affine")) {
            return "";
        }
        return Arrays.asList(method.getParameterTypes()).contains(PixelMatrix.class) ? " (pixels)" : " (floats)";
    }

    @Test
    void findingsNameTheirKindAndTheSmallestCase() {
        assertFinding("scale", (call, right) -> {}, FaultKind.RESULT, "1 x 1");
        assertFinding(
                "rowSums",
                (call, right) -> {
                    call.on(right);
                    if (call.matrix(0).cols() > 5_100) {
                        FaultyKernels.spoil(call);
                    }
                },
                FaultKind.SIZES,
                "x ");
        assertFinding(
                "rowSums",
                (call, right) -> {
                    call.on(right);
                    for (int i = 0; i < call.matrix(0).rows(); i++) {
                        for (int j = 0; j < call.matrix(0).cols(); j++) {
                            if (Float.isNaN(call.matrix(0).get(i, j))) {
                                call.result().set(i, 0, 0f);
                            }
                        }
                    }
                },
                FaultKind.VALUES,
                "special values");
        assertFinding(
                "addBias",
                (call, right) -> {
                    throw new StackOverflowError("planted");
                },
                FaultKind.FORM,
                "threw java.lang.StackOverflowError: planted");
    }

    private static void assertFinding(String operation, FaultyKernels.Plant plant, FaultKind kind, String words) {
        OperationReport report = Conformance.check(new FaultyKernels(operation, plant), Effort.QUICK, operation);
        assertFalse(report.agrees(), report.toString());
        assertEquals(kind, report.smallest().kind(), report.toString());
        assertTrue(report.toString().contains(words), report.toString());
    }

    @Test
    void aCallThatDoesNotReturnIsAFinding() {
        FaultyKernels hanging = new FaultyKernels("scale", (call, right) -> {
            while (call.result().cols() == 17) {
                Thread.onSpinWait();
            }
            call.on(right);
        });
        OperationReport report =
                Conformance.firstFinding(hanging, "scale", Cases.all(Effort.QUICK), Effort.QUICK, null, 200);
        assertTrue(report.smallest().toString().contains("did not return within 1 s"), report.toString());
        assertTrue(report.smallest().description().contains(" x 17"), report.toString());
    }

    @Test
    void assertingThrowsWithALineForEachOperationThatDiffers() {
        List<OperationReport> reports = List.of(
                new OperationReport("scale", 3, 0, 0, Map.of(), null),
                new OperationReport(
                        "softmax",
                        3,
                        1,
                        2,
                        Map.of(FaultKind.VALUES, 1),
                        new Finding(FaultKind.VALUES, "1 x 1", 1, 2, "other")));
        AssertionError error =
                assertThrows(AssertionError.class, () -> Conformance.assertAgree(new ScalarKernels(), reports));
        assertTrue(error.getMessage().contains("softmax"), error.getMessage());
        assertFalse(error.getMessage().contains("scale"), error.getMessage());
    }

    /**
     * A default of the interface calls the reference implementation. In ScalarKernels it would call itself, in
     * ParallelKernels it would check and split nothing, and in the others it would bypass the kernels under test.
     */
    @Test
    void noOperationIsLeftToADefault() {
        for (Method method : Kernels.class.getMethods()) {
            if (method.getReturnType() == void.class) {
                boolean floatAffine =
                        method.getName().equals("affine") && method.getParameterTypes()[1] == Matrix.class;
                if (!floatAffine) {
                    assertOverrides(ScalarKernels.class, method);
                }
                assertOverrides(ParallelKernels.class, method);
                assertOverrides(InterceptingKernels.class, method);
                assertOverrides(CheckingKernels.class, method);
                assertOverrides(DelegatingKernels.class, method);
            }
        }
    }

    private static void assertOverrides(Class<?> type, Method method) {
        assertTrue(
                overrides(type, method),
                type.getSimpleName() + " does not override " + method + "; override it there, and see CONTRIBUTING.md");
    }

    private static boolean overrides(Class<?> type, Method method) {
        return Arrays.stream(type.getDeclaredMethods())
                .anyMatch(own -> own.getName().equals(method.getName())
                        && Arrays.equals(own.getParameterTypes(), method.getParameterTypes()));
    }

    @Test
    void unitsInTheLastPlaceCountThroughZero() {
        assertEquals(0, Difference.ulps(1f, 1f));
        assertEquals(1, Difference.ulps(1f, Math.nextUp(1f)));
        assertEquals(1, Difference.ulps(-0f, 0f));
        assertEquals(3, Difference.ulps(-Float.MIN_VALUE, Float.MIN_VALUE));
        assertEquals(Long.MAX_VALUE, Difference.ulps(Float.NaN, 0f));
    }
}
