package lanewise.kernels.conformance;

import static lanewise.kernels.conformance.FaultKind.FORM;
import static lanewise.kernels.conformance.FaultKind.RACES;
import static lanewise.kernels.conformance.FaultKind.SIZES;
import static lanewise.kernels.conformance.FaultKind.STATE;
import static lanewise.kernels.conformance.FaultKind.VALUES;
import static lanewise.kernels.conformance.FaultKind.VIEWS;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import lanewise.kernels.Matrix;
import lanewise.kernels.conformance.FaultyKernels.Plant;
import lanewise.kernels.conformance.FaultyKernels.Replacement;
import lanewise.kernels.conformance.calls.Call;

/** Faults that are planted into every operation of {@link lanewise.kernels.Kernels} alike. */
final class PlantedFaults {

    private static final Set<String> IN_PLACE_ONLY = Set.of("scale");

    /** Operations whose results hold neither infinities nor -0, or a -0 in no case that matters. */
    private static final Set<String> POSITIVE = Set.of("softmax");

    private final List<Fault> faults = new ArrayList<>();

    private PlantedFaults() {}

    /** Returns the faults of some operations. */
    static List<Fault> of(Set<String> operations) {
        PlantedFaults planted = new PlantedFaults();
        operations.forEach(planted::addAll);
        return planted.faults;
    }

    private void addAll(String operation) {
        sizes(operation);
        state(operation);
        races(operation);
        values(operation);
        views(operation);
        form(operation);
    }

    private void add(FaultKind kind, String operation, String what, Supplier<Plant> plant) {
        faults.add(new Fault(kind, operation, what, () -> new FaultyKernels(operation, plant.get())));
    }

    /** Adds a fault that spoils an element of the result in some calls. */
    private void spoil(FaultKind kind, String operation, String what, Supplier<Predicate<Call>> when) {
        add(kind, operation, what, () -> {
            Predicate<Call> spoils = when.get();
            return (call, right) -> {
                boolean wrong = spoils.test(call);
                call.on(right);
                if (wrong) {
                    FaultyKernels.spoil(call);
                }
            };
        });
    }

    /** Returns the matrix whose shape decides how much there is to do: the result, or the operand of a sum. */
    private static Matrix largest(Call call) {
        return call.hasRole(Call.Role.WHOLE_ROWS) ? call.matrix(0) : call.result();
    }

    private void sizes(String operation) {
        spoil(
                SIZES,
                operation,
                "more than 5,100 columns",
                () -> call -> largest(call).cols() > 5_100);
        spoil(
                SIZES,
                operation,
                "more than 1,200 rows",
                () -> call -> largest(call).rows() > 1_200);
        spoil(
                SIZES,
                operation,
                "more than 250 rows and 90 columns",
                () -> call -> largest(call).rows() > 250 && largest(call).cols() > 90);
        spoil(
                SIZES,
                operation,
                "more than 300,000 elements",
                () -> call -> (long) largest(call).rows() * largest(call).cols() > 300_000);
        spoil(
                SIZES,
                operation,
                "columns that are a multiple of 512",
                () -> call -> largest(call).cols() > 0 && largest(call).cols() % 512 == 0);
    }

    private void state(String operation) {
        spoil(STATE, operation, "after 100,000 calls", () -> {
            int[] calls = {0};
            return call -> ++calls[0] > 100_000;
        });
        spoil(STATE, operation, "the array of the latest result comes again", () -> {
            float[][] latest = {null};
            return call -> {
                boolean again = call.result().data() == latest[0];
                latest[0] = call.result().data();
                return again;
            };
        });
        spoil(STATE, operation, "a call that is smaller than the one before", () -> {
            int[] before = {0};
            return call -> {
                int size = call.result().rows() * call.result().cols();
                boolean smaller = size < before[0];
                before[0] = size;
                return smaller;
            };
        });
        if (!IN_PLACE_ONLY.contains(operation)) {
            add(STATE, operation, "keeps a copy of the first operand by its array", () -> {
                Map<float[], float[]> kept = new IdentityHashMap<>();
                return (call, right) -> {
                    float[] data = call.matrix(0).data();
                    if (kept.size() > 50) {
                        kept.clear();
                    }
                    float[] copy = kept.computeIfAbsent(data, float[]::clone);
                    withFirst(call, copy).on(right);
                };
            });
        }
    }

    /** Returns the call with the first operand in another array of the same length. */
    private static Call withFirst(Call call, float[] data) {
        List<Matrix> matrices = new ArrayList<>();
        for (int n = 0; n < call.arguments().size(); n++) {
            Matrix m = call.matrix(n);
            boolean first = n == 0 && !m.equals(call.result());
            matrices.add(first ? new Matrix(data, m.offset(), m.rows(), m.cols(), m.rowStride(), m.colStride()) : m);
        }
        return call.with(matrices);
    }

    private void races(String operation) {
        if (!IN_PLACE_ONLY.contains(operation)) {
            add(RACES, operation, "scratch memory shared by all threads", () -> {
                float[] scratch = new float[300_000];
                return (call, right) -> {
                    float[] data = call.matrix(0).data();
                    if (data.length > scratch.length || call.matrix(0).equals(call.result())) {
                        call.on(right);
                        return;
                    }
                    System.arraycopy(data, 0, scratch, 0, data.length);
                    withFirst(call, scratch).on(right);
                };
            });
            add(RACES, operation, "changes an operand for the time of the call", () -> (call, right) -> {
                Matrix first = call.matrix(0);
                if (first.rows() == 0
                        || first.cols() == 0
                        || first.data() == call.result().data()) {
                    call.on(right);
                    return;
                }
                Call copied = withFirst(call, first.data().clone());
                float before = first.get(0, 0);
                first.set(0, 0, Float.NaN);
                copied.on(right);
                first.set(0, 0, before);
            });
        }
        add(RACES, operation, "writes back the neighbors of the result", () -> (call, right) -> {
            Matrix c = call.result();
            if (c.rows() == 0
                    || c.cols() == 0
                    || c.rows() * c.cols() > 100_000
                    || c.rows() > 100
                    || call.divisibleColumns() == 0) {
                call.on(right);
                return;
            }
            List<Integer> neighbors = new ArrayList<>();
            int covered =
                    call.pixels() == null ? c.cols() : call.pixels().coveredColumns()[call.divisibleColumns() - 1] + 1;
            for (int i = 0; i < c.rows(); i++) {
                neighbors.add(c.index(i, covered - 1) + c.colStride());
            }
            neighbors.add(c.index(c.rows() - 1, 0) + c.rowStride());
            neighbors.removeIf(n -> n >= c.data().length || isInside(c, covered, n));
            float[] before = new float[neighbors.size()];
            for (int n = 0; n < before.length; n++) {
                before[n] = c.data()[neighbors.get(n)];
            }
            call.on(right);
            for (int n = 0; n < before.length; n++) {
                c.data()[neighbors.get(n)] = before[n];
            }
        });
    }

    private static boolean isInside(Matrix c, int covered, int index) {
        for (int i = 0; i < c.rows(); i++) {
            int distance = index - c.index(i, 0);
            if (distance >= 0
                    && (c.colStride() == 0 || distance % c.colStride() == 0)
                    && distance / Math.max(1, c.colStride()) < covered) {
                return true;
            }
        }
        return false;
    }

    private void values(String operation) {
        replace(operation, "flushes subnormal results", x -> Math.abs(x) < Float.MIN_NORMAL ? x * 0f : x);
        replace(operation, "turns NaN into 0", x -> Float.isNaN(x) ? 0f : x);
        if (!POSITIVE.contains(operation)) {
            replace(operation, "turns -0 into +0", x -> x == 0f ? 0f : x);
            replace(
                    operation,
                    "turns infinities into the maximum",
                    x -> Float.isInfinite(x) ? Math.copySign(Float.MAX_VALUE, x) : x);
        }
    }

    private void replace(String operation, String what, Replacement replacement) {
        add(VALUES, operation, what, () -> (call, right) -> {
            call.on(right);
            FaultyKernels.replace(call, replacement);
        });
    }

    private void views(String operation) {
        if (operation.equals("scale")) {
            spoil(
                    VIEWS,
                    operation,
                    "a row stride above the columns",
                    () -> call -> call.result().rowStride() > call.result().cols());
            return;
        }
        spoil(
                VIEWS,
                operation,
                "operand and result in one array",
                () -> call -> call.matrix(0).data() == call.result().data()
                        && !call.matrix(0).equals(call.result()));
        spoil(
                VIEWS,
                operation,
                "the first operand has a row stride of 0",
                () -> call -> call.matrix(0).rowStride() == 0 && call.matrix(0).rows() > 1);
        if (call3(operation)) {
            spoil(
                    VIEWS,
                    operation,
                    "the first two operands are the same matrix",
                    () -> call -> call.matrix(0).equals(call.matrix(1)));
        }
        if (operation.startsWith("multiply") || operation.startsWith("affine")) {
            spoil(
                    VIEWS,
                    operation,
                    "two strides",
                    () -> call ->
                            call.matrix(0).rowStride() > 1 && call.matrix(0).colStride() > 1);
            spoil(
                    VIEWS,
                    operation,
                    "a column stride of 0",
                    () -> call ->
                            call.matrix(0).colStride() == 0 && call.matrix(0).cols() > 1);
        }
    }

    private static boolean call3(String operation) {
        return Set.of(
                        Call.MULTIPLY_FLOATS,
                        Call.AFFINE_FLOATS,
                        "activationGradient",
                        "rowDots",
                        "addScaledQuotients",
                        "scaleAndShiftRows")
                .contains(operation);
    }

    private void form(String operation) {
        add(FORM, operation, "throws StackOverflowError", () -> (call, right) -> recurse(call, 0));
        add(FORM, operation, "throws OutOfMemoryError for 70 columns", () -> (call, right) -> {
            if (largest(call).cols() == 70) {
                throw new OutOfMemoryError("planted");
            }
            call.on(right);
        });
        add(FORM, operation, "throws an error of its own", () -> (call, right) -> {
            throw new Error("planted");
        });
        add(FORM, operation, "interrupts its thread", () -> (call, right) -> {
            call.on(right);
            Thread.currentThread().interrupt();
        });
    }

    private static int recurse(Call call, int depth) {
        return recurse(call, depth + 1) + depth;
    }
}
