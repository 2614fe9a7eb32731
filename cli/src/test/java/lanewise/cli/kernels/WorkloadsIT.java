package lanewise.cli.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.measurement.Workload;
import org.junit.jupiter.api.Test;

/**
 * Runs the workloads of {@code kernels compare} in full size with the fastest kernels. KernelsCompareCommandTest
 * compares them with the reference implementation in a smaller size: in full size, that took 16 seconds on two busy
 * cores in November 2026.
 */
class WorkloadsIT {

    @Test
    void haveTheSizesOfTheVideoAndOfLargerNetworks() {
        List<Workload> works = KernelsCompareCommand.workloads();
        assertEquals(
                List.of(
                        "iteration, 784-10-10, 41,000 examples",
                        "W1 X + b1, pixels (10,784,41000)",
                        "dZ1 X' / m, pixels (10,41000,784)",
                        "A B, floats (128,784,128)",
                        "A B, floats (800,784,128)",
                        "A B, floats (800,128,784)",
                        "A B, floats (1024,1024,1024)"),
                works.stream().map(Workload::name).toList());
        try (ParallelKernels kernels = KernelsLookup.open(KernelsLookup.AUTO, 2)) {
            for (Workload work : works) {
                // An element that the workload does not write stays NaN.
                work.results().forEach(result -> Arrays.fill(result.data(), Float.NaN));
                work.reset().run();
                work.run().accept(kernels);
                work.results().forEach(result -> assertTrue(Float.isFinite(sum(result.data())), work.name()));
            }
        }
    }

    private static float sum(float[] values) {
        float sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }
}
