package lanewise.bench.kernels;

import static lanewise.bench.setup.States.assertSameBits;
import static lanewise.bench.setup.States.kernels;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import lanewise.bench.setup.KernelsState;
import lanewise.kernels.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Benchmark;

/** Every operation, whichever there are, has the same bits by all kernels. */
class ElementWiseBenchmarkTest {

    private static List<Method> operations() {
        return Arrays.stream(ElementWiseBenchmark.class.getMethods())
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

    @Test
    void operationsLeaveTheirOperandsFitForManyCalls() throws Exception {
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
