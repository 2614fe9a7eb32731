package lanewise.kernels.conformance;

import static lanewise.kernels.conformance.FaultKind.FORM;
import static lanewise.kernels.conformance.FaultKind.SIZES;
import static lanewise.kernels.conformance.FaultKind.VIEWS;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelLayout;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ProductSplit;
import lanewise.kernels.RangeRunner;
import lanewise.kernels.conformance.calls.Call;

/** Faults that depend on remainders, exact sizes, offsets and strides, or on the layout of large products. */
final class BoundaryFaults {

    private final List<Fault> faults = new ArrayList<>();

    private BoundaryFaults() {}

    static List<Fault> all(Set<String> operations) {
        BoundaryFaults planted = new BoundaryFaults();
        planted.products();
        operations.forEach(planted::everyOperation);
        planted.layouts();
        return planted.faults;
    }

    private void spoil(FaultKind kind, String operation, String what, Predicate<Call> when) {
        FaultyKernels.Plant plant = (call, right) -> {
            boolean wrong = when.test(call);
            call.on(right);
            if (wrong) {
                FaultyKernels.spoil(call);
            }
        };
        faults.add(new Fault(kind, operation, what, () -> new FaultyKernels(operation, plant)));
    }

    private interface Shape {
        boolean isWrong(int m, int k, int n);
    }

    private void product(String operation, String what, Shape shape) {
        spoil(
                SIZES,
                operation,
                what,
                call -> shape.isWrong(call.result().rows(), call.matrix(0).cols(), call.divisibleColumns()));
    }

    private void products() {
        for (String floats : List.of(Call.MULTIPLY_FLOATS, Call.AFFINE_FLOATS)) {
            product(floats, "32 rows, a depth of 32 and 5,000 columns", (m, k, n) -> m >= 32 && k >= 32 && n >= 5_000);
            product(floats, "13 rows after tiles of 14", (m, k, n) -> m > 14 && m % 14 == 13);
            product(floats, "a depth of 5 after blocks of 6", (m, k, n) -> k > 6 && k % 6 == 5);
            product(floats, "23 columns after tiles of 24", (m, k, n) -> n > 24 && n % 24 == 23);
            product(floats, "29 rows and an odd number of columns", (m, k, n) -> m == 29 && n % 2 == 1);
        }
        for (String pixels : List.of(Call.MULTIPLY_PIXELS, Call.AFFINE_PIXELS)) {
            product(pixels, "32 units of 1,025 inputs", (m, k, n) -> m >= 32 && k > 1_024 && n > 100);
            product(pixels, "128 units and 2,000 examples", (m, k, n) -> m >= 128 && Math.max(k, n) > 2_000);
            product(pixels, "29 units", (m, k, n) -> m == 29);
            product(
                    pixels,
                    "the eleventh example after pairs of panels",
                    (m, k, n) -> k == 30 && n > 32 && n % 32 == 11);
            product(pixels, "500 units and 500 examples", (m, k, n) -> m > 500 && k > 500 && n > 500);
        }
    }

    private static Matrix operand(Call call) {
        return call.hasRole(Call.Role.WHOLE_ROWS) ? call.matrix(0) : call.result();
    }

    private void everyOperation(String operation) {
        spoil(
                SIZES,
                operation,
                "47 columns after blocks of 48",
                call -> operand(call).cols() == 47);
        spoil(SIZES, operation, "rows after blocks of 12", call -> operand(call).rows() == 35);
        spoil(
                VIEWS,
                operation,
                "an offset above 1,000,000",
                call -> call.result().offset() > 1_000_000);
        spoil(
                VIEWS,
                operation,
                "an offset that is a multiple of 16",
                call -> call.result().offset() > 0
                        && call.result().offset() % 16 == 0
                        && call.result().rows() > 1);
        spoil(
                VIEWS,
                operation,
                "gaps, and a row stride that is a multiple of 8",
                call -> call.matrix(0).rowStride() > call.matrix(0).cols()
                        && call.matrix(0).rowStride() % 8 == 0);
    }

    private void layouts() {
        for (String operation : List.of(Call.MULTIPLY_PIXELS, Call.AFFINE_PIXELS)) {
            layout(operation, "split loses an example of more than 2,050", new PixelLayout() {
                @Override
                public ProductSplit split(Matrix a, PixelMatrix b, int threads, int maximum) {
                    int less = b.cols() > 2_050 ? 1 : 0;
                    return new ProductSplit(ProductSplit.Along.COLUMNS, new int[] {b.from(), b.to() - less});
                }
            });
            layout(operation, "build throws for 784 inputs of 200 examples", new PixelLayout() {
                @Override
                public void build(PixelMatrix b, RangeRunner threads) {
                    if (Math.max(b.rows(), b.cols()) == 784 && Math.min(b.rows(), b.cols()) >= 200) {
                        throw new ArrayIndexOutOfBoundsException("planted");
                    }
                }
            });
            layout(operation, "split omits parts above 5", new PixelLayout() {
                @Override
                public ProductSplit split(Matrix a, PixelMatrix b, int threads, int maximum) {
                    int[] bounds = ProductSplit.bounds(0, a.rows(), 1, maximum);
                    int count = Math.min(bounds.length, 7);
                    return new ProductSplit(ProductSplit.Along.ROWS, java.util.Arrays.copyOf(bounds, count));
                }
            });
        }
    }

    private void layout(String operation, String what, PixelLayout layout) {
        faults.add(new Fault(FORM, operation, what, () -> new Wrong() {
            @Override
            public PixelLayout layout(Matrix a, PixelMatrix b, Matrix c) {
                return layout;
            }
        }));
    }
}
