package lanewise.measurement;

import java.util.List;
import java.util.function.Consumer;
import lanewise.kernels.Matrix;
import lanewise.kernels.parallel.ParallelKernels;

/**
 * A piece of work that every implementation does in turn.
 *
 * @param name for the reader
 * @param operations floating-point operations of one run, 2mkn for a product; 0 where they are not counted
 * @param skipsZeros true if implementations leave some of these operations out, because a factor is 0
 * @param reset puts everything that {@code run} reads and changes back to the start; not measured
 * @param run does the work once
 * @param results what {@code run} leaves, to be compared
 */
public record Workload(
        String name,
        long operations,
        boolean skipsZeros,
        Runnable reset,
        Consumer<ParallelKernels> run,
        List<Matrix> results) {}
