package lanewise.measurement;

import java.util.Locale;
import java.util.Optional;
import lanewise.kernels.Matrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.parallel.ParallelKernels;

/** Checks that implementations produce the same bits as the reference implementation. */
public final class Agreement {

    private final Workload work;
    private final int[] expected;

    /**
     * Runs the workload once with the reference implementation.
     *
     * @param work the workload
     */
    public Agreement(Workload work) {
        this.work = work;
        try (ParallelKernels reference = new ParallelKernels(new ScalarKernels(), 1)) {
            expected = bits(reference);
        }
    }

    /**
     * Runs the workload once and compares its results.
     *
     * @param kernels the kernels
     * @return what is wrong with the results; empty if they agree
     */
    public Optional<String> problemOf(ParallelKernels kernels) {
        int[] actual;
        try {
            actual = bits(kernels);
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
            return Optional.of("threw " + e.toString().lines().findFirst().orElse(""));
        }
        int differing = 0;
        for (int i = 0; i < expected.length; i++) {
            if (expected[i] != actual[i]) {
                differing++;
            }
        }
        return differing == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT, "%,d of %,d floats of the result differ", differing, expected.length));
    }

    private int[] bits(ParallelKernels kernels) {
        // Overwrites the results of the previous run, which could hide a missing write of this run.
        work.results().forEach(Agreement::spoil);
        work.reset().run();
        work.run().accept(kernels);
        int[] bits = new int
                [work.results().stream().mapToInt(m -> m.rows() * m.cols()).sum()];
        int next = 0;
        for (Matrix result : work.results()) {
            for (int i = 0; i < result.rows(); i++) {
                for (int j = 0; j < result.cols(); j++) {
                    bits[next++] = Float.floatToIntBits(result.get(i, j));
                }
            }
        }
        return bits;
    }

    private static void spoil(Matrix matrix) {
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.cols(); j++) {
                matrix.set(i, j, Float.NaN);
            }
        }
    }
}
