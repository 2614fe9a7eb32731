package lanewise.cli.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import lanewise.kernels.Matrix;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.measurement.Agreement;
import lanewise.measurement.Workload;
import org.junit.jupiter.api.Test;

/** The workloads of {@code kernels compare} in full size. */
class WorkloadsIT {

    @Test
    void theFastestKernelsAgreeWithTheReference() {
        try (ParallelKernels kernels = KernelsLookup.open(KernelsLookup.AUTO, 2)) {
            for (Workload work : KernelsCompareCommand.workloads()) {
                assertEquals(Optional.empty(), new Agreement(work).problemOf(kernels), work.name());
                work.results().forEach(result -> assertTrue(isFinite(result), work.name()));
            }
        }
    }

    /** Results that a workload does not write are NaN. */
    private static boolean isFinite(Matrix matrix) {
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.cols(); j++) {
                if (!Float.isFinite(matrix.get(i, j))) {
                    return false;
                }
            }
        }
        return true;
    }
}
