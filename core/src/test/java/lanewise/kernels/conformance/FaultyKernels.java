package lanewise.kernels.conformance;

import java.util.stream.IntStream;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.conformance.calls.Call;
import lanewise.kernels.conformance.calls.InterceptingKernels;

/** Right kernels with one operation that is run by a {@link Plant}. */
final class FaultyKernels extends InterceptingKernels {

    /** Runs an operation, with a fault. */
    interface Plant {

        /**
         * Runs the call.
         *
         * @param right kernels without a fault
         */
        void run(Call call, Kernels right);
    }

    private final Kernels right = new ScalarKernels();
    private final String operation;
    private final Plant plant;

    FaultyKernels(String operation, Plant plant) {
        super(new ScalarKernels());
        this.operation = operation;
        this.plant = plant;
    }

    @Override
    public void run(Call call) {
        if (call.operation().equals(operation)) {
            plant.run(call, right);
        } else {
            call.on(right);
        }
    }

    /** Changes the last element of a result that the call writes by one unit in the last place. */
    static void spoil(Call call) {
        Matrix c = call.result();
        int columns = call.divisibleColumns();
        if (c.rows() == 0 || c.cols() == 0 || columns == 0) {
            return;
        }
        int column = call.pixels() == null ? c.cols() - 1 : call.pixels().coveredColumns()[columns - 1];
        float right = c.get(c.rows() - 1, column);
        c.set(c.rows() - 1, column, Float.intBitsToFloat(Float.floatToIntBits(right) ^ 1));
    }

    /** Replaces elements of a result that the call writes. */
    static void replace(Call call, Replacement replacement) {
        Matrix c = call.result();
        int[] columns = call.pixels() == null
                ? IntStream.range(0, c.cols()).toArray()
                : call.pixels().coveredColumns();
        for (int i = 0; i < c.rows(); i++) {
            for (int j : columns) {
                c.set(i, j, replacement.of(c.get(i, j)));
            }
        }
    }

    /** Another value for a value. */
    interface Replacement {
        float of(float value);
    }
}
