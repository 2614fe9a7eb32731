package lanewise.kernels.conformance;

import static lanewise.kernels.conformance.FaultKind.RACES;
import static lanewise.kernels.conformance.FaultKind.STATE;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.conformance.FaultyKernels.Plant;
import lanewise.kernels.conformance.calls.Call;
import lanewise.kernels.conformance.calls.InterceptingKernels;

/** Faults of memory that outlives a call: copies that become stale, buffers of several threads, late writes. */
final class MemoryFaults {

    private final List<Fault> faults = new ArrayList<>();

    private MemoryFaults() {}

    static List<Fault> all(Set<String> operations) {
        MemoryFaults planted = new MemoryFaults();
        operations.stream().filter(operation -> !operation.equals("scale")).forEach(planted::everyOperation);
        planted.betweenOperations();
        return planted.faults;
    }

    private void add(FaultKind kind, String operation, String what, Supplier<Plant> plant) {
        faults.add(new Fault(kind, operation, what, () -> new FaultyKernels(operation, plant.get())));
    }

    /** A copy of an array and the elements of it that were compared. */
    private record Kept(float[] copy, int fingerprint) {}

    private static int fingerprint(float[] data) {
        int hash = data.length;
        for (int i = 0; i < data.length; i += Math.max(1, data.length / 4)) {
            hash = 31 * hash + Float.floatToIntBits(data[i]);
        }
        return hash;
    }

    private void everyOperation(String operation) {
        add(STATE, operation, "keeps the first operand if five of its elements stay the same", () -> {
            Map<float[], Kept> kept = new IdentityHashMap<>();
            return (call, right) -> {
                float[] data = call.matrix(0).data();
                if (data == call.result().data()) {
                    call.on(right);
                    return;
                }
                if (kept.size() > 50) {
                    kept.clear();
                }
                Kept last = kept.get(data);
                if (last == null || last.fingerprint != fingerprint(data)) {
                    last = new Kept(data.clone(), fingerprint(data));
                    kept.put(data, last);
                }
                withFirst(call, last.copy).on(right);
            };
        });
        add(STATE, operation, "one call of 3,000", () -> {
            int[] calls = {0};
            return (call, right) -> {
                call.on(right);
                if (++calls[0] % 3_000 == 0) {
                    FaultyKernels.spoil(call);
                }
            };
        });
        add(RACES, operation, "scratch memory shared by all threads, for large operands", () -> {
            float[] scratch = new float[4_000_000];
            return (call, right) -> {
                float[] data = call.matrix(0).data();
                if (data.length > scratch.length
                        || data.length < 100_000
                        || data == call.result().data()) {
                    call.on(right);
                    return;
                }
                System.arraycopy(data, 0, scratch, 0, data.length);
                withFirst(call, scratch).on(right);
            };
        });
        add(RACES, operation, "scratch memory for 64 threads", () -> {
            float[][] scratch = new float[64][10_000];
            return (call, right) -> {
                float[] data = call.matrix(0).data();
                if (data.length > scratch[0].length || data == call.result().data()) {
                    call.on(right);
                    return;
                }
                float[] own = scratch[(int) (Thread.currentThread().getId() % scratch.length)];
                System.arraycopy(data, 0, own, 0, data.length);
                withFirst(call, own).on(right);
            };
        });
        add(RACES, operation, "a table that is used before it is filled", () -> {
            double[][] table = {null};
            return (call, right) -> {
                boolean first = table[0] == null;
                if (first) {
                    double[] values = new double[20_000];
                    table[0] = values;
                    for (int n = values.length - 1; n >= 0; n--) {
                        values[n] = 1 + Math.exp(-n);
                    }
                }
                boolean ready = table[0][0] > 0;
                call.on(right);
                if (!ready) {
                    FaultyKernels.spoil(call);
                }
            };
        });
        add(RACES, operation, "the last element is written after the call", () -> (call, right) -> {
            Matrix c = call.result();
            if (c.rows() == 0 || c.cols() == 0 || call.divisibleColumns() == 0 || call.pixels() != null) {
                call.on(right);
                return;
            }
            float before = c.get(c.rows() - 1, c.cols() - 1);
            call.on(right);
            float after = c.get(c.rows() - 1, c.cols() - 1);
            c.set(c.rows() - 1, c.cols() - 1, before);
            new Thread(() -> c.set(c.rows() - 1, c.cols() - 1, after)).start();
        });
    }

    private static Call withFirst(Call call, float[] data) {
        List<Matrix> matrices = new ArrayList<>();
        for (int n = 0; n < call.arguments().size(); n++) {
            Matrix m = call.matrix(n);
            matrices.add(n == 0 ? new Matrix(data, m.offset(), m.rows(), m.cols(), m.rowStride(), m.colStride()) : m);
        }
        return call.with(matrices);
    }

    /** Remembers something of a call, and does something to another one. */
    private interface Between {
        void run(Call before, Call call, Kernels right);
    }

    private void between(String what, Between between) {
        faults.add(new Fault(STATE, Conformance.IN_TURNS, what, () -> new InterceptingKernels(new ScalarKernels()) {
            private final Kernels right = new ScalarKernels();
            private Call before;

            @Override
            public void run(Call call) {
                Call last = before;
                before = call;
                if (last == null || last.operation().equals(call.operation())) {
                    call.on(right);
                } else {
                    between.run(last, call, right);
                }
            }
        }));
    }

    private void betweenOperations() {
        between("writes into the result of another operation", (before, call, right) -> {
            call.on(right);
            Matrix c = before.result();
            if (c.rows() > 0 && c.cols() > 0 && c.data() != call.result().data()) {
                c.set(0, 0, 42f);
            }
        });
        between("softmax reuses a result of affine", (before, call, right) -> {
            call.on(right);
            if (call.operation().equals("softmax") && before.operation().startsWith("affine")) {
                FaultyKernels.spoil(call);
            }
        });
        between("an operand is the result of another operation", (before, call, right) -> {
            boolean known = call.matrix(0).data() == before.result().data()
                    && call.matrix(0).data() != call.result().data();
            call.on(right);
            if (known) {
                FaultyKernels.spoil(call);
            }
        });
        faults.add(new Fault(FaultKind.FORM, Conformance.IN_TURNS, "another name after 200 calls", () -> new Wrong() {
            private int calls;

            @Override
            public String name() {
                return calls > 200 ? "other" : super.name();
            }

            @Override
            public void scale(float alpha, Matrix y) {
                calls += 100;
                super.scale(alpha, y);
            }
        }));
    }
}
