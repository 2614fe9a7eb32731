package lanewise.kernels.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.kernels.DelegatingKernels;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The suite itself is tried on kernels that are wrong on purpose: every one of them must be caught. */
class ConformanceTest {

    @Test
    void theDefinitionConforms() {
        Conformance.assertConforms(new ScalarKernels());
    }

    static Stream<Arguments> wrongKernels() {
        return Stream.of(WrongProducts.all(), WrongActivations.all(), WrongUpdates.all())
                .flatMap(wrong -> wrong);
    }

    @ParameterizedTest
    @MethodSource("wrongKernels")
    void aWrongImplementationIsCaught(String what, Kernels wrong) {
        String operation = what.substring(0, what.indexOf(':'));
        List<OperationReport> reports = Conformance.check(wrong);
        OperationReport caught = reports.stream()
                .filter(report -> report.operation().equals(operation))
                .findFirst()
                .orElseThrow();
        assertFalse(caught.agrees(), caught.toString());
        assertTrue(caught.worstUlps() > 0);
        assertTrue(caught.toString().contains("smallest: "), caught.toString());
        AssertionError error = assertThrows(AssertionError.class, () -> Conformance.assertAgree(wrong, reports));
        assertTrue(error.getMessage().contains(operation), error.getMessage());
    }

    /** All others by default. */
    private static final class ProductsAlone implements Kernels {

        private final Kernels definition = new ScalarKernels();

        @Override
        public String name() {
            return "products";
        }

        @Override
        public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
            definition.multiply(alpha, a, b, c);
        }

        @Override
        public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
            definition.multiply(alpha, a, b, c);
        }
    }

    @Test
    void whoeverHasProductsHasAllOperations() {
        Conformance.assertConforms(new ProductsAlone());
        try (ParallelKernels parallel = new ParallelKernels(new ProductsAlone(), 3)) {
            Conformance.assertConforms(parallel);
        }
    }

    @Test
    void assertingTriesTheOperations() {
        Kernels wrong = (Kernels) WrongUpdates.all().findFirst().orElseThrow().get()[1];
        assertThrows(AssertionError.class, () -> Conformance.assertConforms(wrong));
    }

    @Test
    void everyOperationIsTried() {
        Set<String> operations = Arrays.stream(Kernels.class.getMethods())
                .filter(method -> method.getReturnType() == void.class)
                .map(Method::getName)
                .collect(Collectors.toSet());
        Set<String> tried = Cases.all().keySet().stream()
                .map(operation -> operation.replaceFirst(" .*", ""))
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(),
                without(operations, tried),
                "operations without a case; add cases in lanewise.kernels.conformance");
        assertEquals(
                Set.of(),
                without(tried, operations),
                "cases of no operation; the first argument of Cases.add is the name of a method of Kernels");
    }

    private static Set<String> without(Set<String> names, Set<String> removed) {
        Set<String> remaining = new TreeSet<>(names);
        remaining.removeAll(removed);
        return remaining;
    }

    /**
     * A default of the interface calls the reference implementation. In ScalarKernels it would call itself, in
     * ParallelKernels it would check and split nothing, and in DelegatingKernels it would bypass the kernels under test.
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
        assertEquals(0, Conformance.ulps(1f, 1f));
        assertEquals(1, Conformance.ulps(1f, Math.nextUp(1f)));
        assertEquals(1, Conformance.ulps(-0f, 0f));
        assertEquals(3, Conformance.ulps(-Float.MIN_VALUE, Float.MIN_VALUE));
        assertEquals(Long.MAX_VALUE, Conformance.ulps(Float.NaN, 0f));
    }
}
