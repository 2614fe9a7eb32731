package lanewise.bench.rounds;

import java.util.List;
import java.util.stream.Stream;
import lanewise.bench.inference.InferenceBenchmark;
import lanewise.bench.kernels.ElementWiseBenchmark;
import lanewise.bench.kernels.MatrixProductBenchmark;
import lanewise.bench.loading.LoadingBenchmark;
import lanewise.bench.ruler.MemoryReadBenchmark;
import lanewise.bench.ruler.PeakFmaBenchmark;
import lanewise.bench.training.VideoIterationBenchmark;
import lanewise.kernels.ScalarKernels;

/**
 * The rows of a run in rounds: the rulers, and from every suite the operations that users wait for. In a given time,
 * many forks of few rows give more reliable results than few forks of many rows.
 */
final class CuratedRows {

    /** Number of warm-up iterations if there is little to compile. */
    private static final int FEW = 2;

    /** Number of warm-up iterations if the compiler inlines again after two seconds. */
    private static final int MANY = 9;

    private static final String KERNELS = "kernels";
    private static final String THREADS = "threads";
    private static final String VECTOR = "vector";

    private CuratedRows() {}

    /** Returns all rows in the order of the report. */
    static List<Row> all() {
        return List.of(
                Row.of(PeakFmaBenchmark.class, "oneThread").warmedUp(FEW),
                Row.of(MemoryReadBenchmark.class, "oneThread").warmedUp(FEW),
                Row.of(VideoIterationBenchmark.class, "iteration", KERNELS, ScalarKernels.NAME, THREADS, "2"),
                Row.of(VideoIterationBenchmark.class, "iteration", KERNELS, VECTOR, THREADS, "2"),
                oneImage(ScalarKernels.NAME),
                oneImage(VECTOR),
                Row.of(InferenceBenchmark.class, "tenThousandImages", KERNELS, VECTOR, THREADS, "2"),
                softmax(ScalarKernels.NAME),
                softmax(VECTOR),
                matrixProduct(VECTOR),
                matrixProduct("openblas").warmedUp(FEW),
                Row.of(LoadingBenchmark.class, "readDigits").warmedUp(FEW));
    }

    /** Returns all rows, each row of the vector kernels followed by the same row with the given kernels. */
    static List<Row> with(String kernels) {
        return all().stream()
                .flatMap(row -> Stream.concat(Stream.of(row), row.withKernels(kernels).stream()))
                .distinct()
                .toList();
    }

    private static Row oneImage(String kernels) {
        return Row.of(InferenceBenchmark.class, "oneImage", KERNELS, kernels, THREADS, "1")
                .warmedUp(MANY);
    }

    private static Row softmax(String kernels) {
        return Row.of(ElementWiseBenchmark.class, "softmax", "size", "10x41000", KERNELS, kernels, THREADS, "1");
    }

    private static Row matrixProduct(String implementation) {
        return Row.of(
                MatrixProductBenchmark.class,
                "multiply",
                "shape",
                "800x784x128",
                "left",
                "plain",
                "implementation",
                implementation,
                THREADS,
                "1");
    }
}
