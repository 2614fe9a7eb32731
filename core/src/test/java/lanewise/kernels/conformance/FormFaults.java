package lanewise.kernels.conformance;

import static lanewise.kernels.conformance.FaultKind.FORM;
import static lanewise.kernels.conformance.FaultKind.STATE;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelLayout;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.ProductSplit;
import lanewise.kernels.RangeRunner;
import lanewise.kernels.conformance.calls.Call;

/** Faults in the name, the lanes and the layout, and calls that do not return. */
final class FormFaults {

    private final List<Fault> faults = new ArrayList<>();

    private FormFaults() {}

    static List<Fault> all() {
        FormFaults planted = new FormFaults();
        planted.form();
        planted.layouts();
        return planted.faults;
    }

    private void add(FaultKind kind, String operation, String what, Supplier<Kernels> kernels) {
        faults.add(new Fault(kind, operation, what, kernels));
    }

    private void add(String operation, FaultKind kind, String what, FaultyKernels.Plant plant) {
        add(kind, operation, what, () -> new FaultyKernels(operation, plant));
    }

    private void name(String what, Supplier<String> name) {
        add(FORM, Conformance.FORM, what, () -> new Wrong() {
            @Override
            public String name() {
                return name.get();
            }
        });
    }

    private void lanes(String what, Supplier<Integer> lanes) {
        add(FORM, Conformance.FORM, what, () -> new Wrong() {
            @Override
            public int lanes() {
                return lanes.get();
            }
        });
    }

    private void form() {
        name("name null", () -> null);
        name("name in upper case", () -> "Mine");
        name("name with a space", () -> "my kernels");
        name("empty name", () -> "");
        name("another name every time", () -> "mine-" + System.nanoTime());
        name("name throws", () -> {
            throw new IllegalStateException("planted");
        });
        lanes("no lanes", () -> 0);
        lanes("-8 lanes", () -> -8);
        lanes("lanes throws", () -> {
            throw new StackOverflowError("planted");
        });
        add("addBias", FORM, "does not return", (call, right) -> {
            call.on(right);
            while (call.result().cols() == 17) {
                Thread.onSpinWait();
            }
        });
        add(Call.MULTIPLY_PIXELS, FORM, "waits for ever", (call, right) -> {
            call.on(right);
            if (call.result().rows() == 6) {
                while (true) {
                    LockSupport.park();
                }
            }
        });
    }

    private void layout(String what, PixelLayout layout) {
        for (String operation : List.of(Call.MULTIPLY_PIXELS, Call.AFFINE_PIXELS)) {
            add(FORM, operation, what, () -> new Wrong() {
                @Override
                public PixelLayout layout(Matrix a, PixelMatrix b, Matrix c) {
                    return layout;
                }
            });
        }
    }

    private void layouts() {
        layout("layout returns null", null);
        layout("split returns null", new PixelLayout() {
            @Override
            public ProductSplit split(Matrix a, PixelMatrix b, int threads, int most) {
                return null;
            }
        });
        layout("parts miss the last columns", new PixelLayout() {
            @Override
            public ProductSplit split(Matrix a, PixelMatrix b, int threads, int most) {
                return ProductSplit.columns(b.part(b.from(), Math.max(b.from(), b.to() - 1)), 1, most);
            }
        });
        layout("build throws", new PixelLayout() {
            @Override
            public void build(PixelMatrix b, RangeRunner threads) {
                throw new UnsupportedOperationException("planted");
            }
        });
        add(FORM, Call.MULTIPLY_PIXELS, "layout throws", () -> new Wrong() {
            @Override
            public PixelLayout layout(Matrix a, PixelMatrix b, Matrix c) {
                throw new NullPointerException("planted");
            }
        });
        add(FORM, Call.AFFINE_PIXELS, "layout writes into the weights", () -> new Wrong() {
            @Override
            public PixelLayout layout(Matrix a, PixelMatrix b, Matrix c) {
                if (a.rows() > 0 && a.cols() > 0) {
                    a.set(0, 0, 1f);
                }
                return PixelLayout.PIXELS;
            }
        });
        add(FORM, Call.AFFINE_PIXELS, "layout writes into the result", () -> new Wrong() {
            @Override
            public PixelLayout layout(Matrix a, PixelMatrix b, Matrix c) {
                if (c.rows() > 0 && c.cols() > 0) {
                    c.set(0, 0, 1f);
                }
                return PixelLayout.PIXELS;
            }
        });
        add(STATE, Call.MULTIPLY_PIXELS, "a product in a layout reads the wrong pixels", () -> new Wrong() {
            @Override
            public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
                super.multiply(b.layout() == null ? alpha : Math.nextUp(alpha), a, b, c);
            }
        });
    }
}
