package lanewise.measurement;

import java.util.List;
import java.util.function.Consumer;
import lanewise.kernels.Matrix;
import lanewise.kernels.parallel.ParallelKernels;

/**
 * A workload that every implementation runs in turn.
 *
 * @param name name to print
 * @param operations floating-point operations of one run, 2mkn for a product; 0 if they are not counted
 * @param skipsZeros whether implementations skip some of these operations because a factor is 0
 * @param reset restores everything that {@code run} reads and changes; not measured
 * @param run runs the workload once
 * @param results the results of {@code run}, to be compared
 */
public record Workload(
        String name,
        long operations,
        boolean skipsZeros,
        Runnable reset,
        Consumer<ParallelKernels> run,
        List<Matrix> results) {}
