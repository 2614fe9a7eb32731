package lanewise.bench.kernels;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Measures products of floats by the vector kernels and by OpenBLAS alternately in one JVM. Other programs on the
 * machine slow both down alike, so the ratio of two neighboring turns varies less than the times.
 *
 * <pre>
 * java --add-modules jdk.incubator.vector -cp bench/target/bench.jar lanewise.bench.kernels.ProductTurns 1
 * </pre>
 *
 * The arguments are the number of threads and, optionally, the number of turns and shapes such as 128x784x128.
 */
public final class ProductTurns {

    private static final List<String> SHAPES =
            List.of("128x784x128", "800x784x128", "800x128x784", "1024x1024x1024", "2048x2048x2048");

    private static final int TURNS = 20;

    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(15);

    /** After a product, the threads of OpenBLAS wait in a loop for more than 50 ms, which slows the next turn down. */
    private static final long PAUSE_MILLIS = 250;

    private final int threads;
    private final int turns;
    private final long warmUpNanos;
    private final PrintStream out;

    private ProductTurns(int threads, int turns, long warmUpNanos, PrintStream out) {
        this.threads = threads;
        this.turns = turns;
        this.warmUpNanos = warmUpNanos;
        this.out = out;
    }

    /**
     * Measures and prints a row for each shape, and the geometric mean of the ratios.
     *
     * @param arguments threads, turns, shapes
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        int turns = arguments.length > 1 ? Integer.parseInt(arguments[1]) : TURNS;
        List<String> shapes =
                arguments.length > 2 ? List.of(Arrays.copyOfRange(arguments, 2, arguments.length)) : SHAPES;
        run(threads, turns, shapes, WARM_UP_NANOS, System.out);
    }

    static void run(int threads, int turns, List<String> shapes, long warmUpNanos, PrintStream out)
            throws InterruptedException {
        ProductTurns measured = new ProductTurns(threads, turns, warmUpNanos, out);
        out.println("GFLOP/s, medians; ratio of neighboring turns: median (25th to 75th percentile)");
        double logarithms = 0;
        int rows = 0;
        for (String shape : shapes) {
            for (String left : List.of("plain", "transposed")) {
                logarithms += Math.log(measured.row(shape, left));
                rows++;
            }
        }
        out.printf(Locale.ROOT, "geometric mean of %d ratios: %.3f%n", rows, Math.exp(logarithms / rows));
    }

    /** Measures and prints a row, and returns the median of the ratios. */
    private double row(String shape, String left) throws InterruptedException {
        MatrixProductBenchmark ours = product(shape, left, "vector");
        MatrixProductBenchmark theirs = product(shape, left, "openblas");
        try {
            ProductShape size = ProductShape.parse(shape);
            double operations = 2.0 * size.m() * size.k() * size.n();
            timePerProduct(ours, warmUpNanos);
            timePerProduct(theirs, warmUpNanos);
            double[] first = new double[turns];
            double[] second = new double[turns];
            double[] ratios = new double[turns];
            for (int turn = 0; turn < turns; turn++) {
                first[turn] = operations / turn(ours);
                second[turn] = operations / turn(theirs);
                ratios[turn] = first[turn] / second[turn];
            }
            Arrays.sort(first);
            Arrays.sort(second);
            Arrays.sort(ratios);
            double ratio = ratios[turns / 2];
            out.printf(
                    Locale.ROOT,
                    "%-15s left %-10s  vector %5.1f  OpenBLAS %5.1f  ratio %.2f (%.2f to %.2f)%n",
                    shape,
                    left,
                    first[turns / 2],
                    second[turns / 2],
                    ratio,
                    ratios[turns / 4],
                    ratios[3 * turns / 4]);
            return ratio;
        } finally {
            ours.tearDown();
            theirs.tearDown();
        }
    }

    private MatrixProductBenchmark product(String shape, String left, String implementation) {
        MatrixProductBenchmark product = new MatrixProductBenchmark();
        product.shape = shape;
        product.left = left;
        product.implementation = implementation;
        product.threads = threads;
        product.setUp();
        return product;
    }

    private double turn(MatrixProductBenchmark product) throws InterruptedException {
        if (threads > 1) {
            Thread.sleep(PAUSE_MILLIS);
        }
        product.multiply();
        return timePerProduct(product, TURN_NANOS);
    }

    /** Computes products for the given time or longer, and returns the nanoseconds per product. */
    private static double timePerProduct(MatrixProductBenchmark product, long nanos) {
        long begin = System.nanoTime();
        long now;
        int products = 0;
        do {
            product.multiply();
            products++;
            now = System.nanoTime();
        } while (now - begin < nanos);
        return (double) (now - begin) / products;
    }
}
