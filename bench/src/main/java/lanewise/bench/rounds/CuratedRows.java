package lanewise.bench.rounds;

import java.util.List;
import lanewise.bench.inference.InferenceBenchmark;
import lanewise.bench.kernels.ElementWiseBenchmark;
import lanewise.bench.kernels.MatrixProductBenchmark;
import lanewise.bench.loading.LoadingBenchmark;
import lanewise.bench.ruler.MemoryReadBenchmark;
import lanewise.bench.ruler.PeakFmaBenchmark;
import lanewise.bench.training.VideoIterationBenchmark;

/**
 * The rows of a run in rounds: the rulers, and of every suite what users wait for. Few, because with the time that a
 * run may take, many forks of few rows tell more than few forks of many.
 */
final class CuratedRows {

    /** Iterations of warm-up where there is little to compile. */
    private static final int FEW = 2;

    /** Iterations of warm-up where the compiler inlines once more after two seconds. */
    private static final int MANY = 9;

    private static final String KERNELS = "kernels";
    private static final String THREADS = "threads";
    private static final String SCALAR = "scalar";
    private static final String VECTOR = "vector";

    private CuratedRows() {}

    /** All of them, in the order of the report. */
    static List<Row> all() {
        return List.of(
                Row.of(PeakFmaBenchmark.class, "oneThread").warmedUp(FEW),
                Row.of(MemoryReadBenchmark.class, "oneThread").warmedUp(FEW),
                Row.of(VideoIterationBenchmark.class, "iteration", KERNELS, SCALAR, THREADS, "2"),
                Row.of(VideoIterationBenchmark.class, "iteration", KERNELS, VECTOR, THREADS, "2"),
                oneImage(SCALAR),
                oneImage(VECTOR),
                Row.of(InferenceBenchmark.class, "tenThousandImages", KERNELS, VECTOR, THREADS, "2"),
                softmax(SCALAR),
                softmax(VECTOR),
                matrixProduct(VECTOR),
                matrixProduct("openblas").warmedUp(FEW),
                Row.of(LoadingBenchmark.class, "readDigits").warmedUp(FEW));
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
