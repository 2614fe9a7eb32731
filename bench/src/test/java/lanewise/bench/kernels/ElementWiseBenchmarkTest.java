package lanewise.bench.kernels;

import static lanewise.bench.setup.States.assertSameBits;
import static lanewise.bench.setup.States.kernels;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.bench.setup.KernelsState;
import lanewise.kernels.Activation;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Benchmark;

/** Checks that every operation has a benchmark, and that scalar and vector kernels compute the same bits in it. */
class ElementWiseBenchmarkTest {

    private static List<Method> operations() {
        return operations(ElementWiseBenchmark.class);
    }

    private static List<Method> operations(Class<?> benchmark) {
        return Arrays.stream(benchmark.getMethods())
                .filter(method -> method.isAnnotationPresent(Benchmark.class))
                .sorted(Comparator.comparing(Method::getName))
                .toList();
    }

    private static ElementWiseBenchmark benchmark() {
        ElementWiseBenchmark benchmark = new ElementWiseBenchmark();
        benchmark.size = "10x1000";
        benchmark.setUp();
        return benchmark;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void operationsAgree(int threads) throws Exception {
        KernelsState scalar = kernels("scalar", 1);
        KernelsState vector = kernels("vector", threads);
        for (Method operation : operations()) {
            Matrix expected = (Matrix) operation.invoke(benchmark(), scalar);
            assertSameBits(expected, (Matrix) operation.invoke(benchmark(), vector));
        }
        scalar.tearDown();
        vector.tearDown();
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void activationsAgree(Activation activation) throws Exception {
        KernelsState scalar = kernels("scalar", 1);
        KernelsState vector = kernels("vector", 2);
        ActivationBenchmark benchmark = new ActivationBenchmark();
        benchmark.activation = activation;
        benchmark.size = "10x1000";
        benchmark.setUp();
        for (Method operation : operations(ActivationBenchmark.class)) {
            Matrix expected = copy((Matrix) operation.invoke(benchmark, scalar));
            assertSameBits(expected, (Matrix) operation.invoke(benchmark, vector));
        }
        scalar.tearDown();
        vector.tearDown();
    }

    /** Products have separate benchmarks. */
    @Test
    void everyOperationHasABenchmark() {
        Set<String> expected = Arrays.stream(Kernels.class.getMethods())
                .filter(method -> method.getReturnType() == void.class)
                .map(Method::getName)
                .filter(name -> !List.of("multiply", "affine").contains(name))
                .collect(Collectors.toSet());
        Set<String> actual = Stream.of(ElementWiseBenchmark.class, ActivationBenchmark.class)
                .flatMap(benchmark -> operations(benchmark).stream())
                .map(Method::getName)
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(),
                without(expected, actual),
                "operations without a benchmark; add a method of this name to ElementWiseBenchmark");
        assertEquals(Set.of(), without(actual, expected), "benchmarks whose name is not an operation of Kernels");
    }

    private static Set<String> without(Set<String> names, Set<String> removed) {
        Set<String> remaining = new TreeSet<>(names);
        remaining.removeAll(removed);
        return remaining;
    }

    @Test
    void operandsStayFiniteOverManyCalls() throws Exception {
        KernelsState scalar = kernels("scalar", 1);
        for (Method operation : operations()) {
            ElementWiseBenchmark benchmark = benchmark();
            Matrix first = copy((Matrix) operation.invoke(benchmark, scalar));
            assertSameBits(first, (Matrix) operation.invoke(benchmark, scalar));
        }
        scalar.tearDown();
    }

    private static Matrix copy(Matrix matrix) {
        return Matrix.of(matrix.data().clone(), matrix.rows(), matrix.cols());
    }

    @Test
    void sizesAreRowsAndColumns() {
        assertEquals(new MatrixSize(10, 41_000), MatrixSize.parse("10x41000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "0x1", "1x1x1", "axb", "9999999x1"})
    void sizesThatAreNoneAreRefused(String size) {
        assertThrows(IllegalArgumentException.class, () -> MatrixSize.parse(size));
    }
}
