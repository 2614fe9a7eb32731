package lanewise.kernels.conformance.calls;

import java.util.ArrayList;
import java.util.List;
import lanewise.kernels.Activation;
import lanewise.kernels.DropoutMask;
import lanewise.kernels.Kernels;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;

/**
 * One call of an operation, in a form that is the same for all operations: it can be split into parts, repeated with
 * other matrices, and described.
 *
 * @param operation the name of the operation
 * @param scalars the scalar arguments, for messages; empty if there are none
 * @param arguments the matrices, the result last
 * @param pixels the pixels, null if there are none
 * @param labels the labels, null if there are none
 * @param mask the mask, null if there is none
 * @param body calls the operation
 */
public record Call(
        String operation,
        String scalars,
        List<Argument> arguments,
        PixelMatrix pixels,
        OneHot labels,
        DropoutMask mask,
        Body body) {

    public static final String MULTIPLY_FLOATS = "multiply (floats)";
    public static final String MULTIPLY_PIXELS = "multiply (pixels)";
    public static final String AFFINE_FLOATS = "affine (floats)";
    public static final String AFFINE_PIXELS = "affine (pixels)";

    /** Which part of a matrix belongs to a part of the result. */
    public enum Role {
        /** The same rows and the same columns. */
        ELEMENTS(true, true),
        /** The same rows. */
        ROWS(true, false),
        /** The same columns. */
        COLUMNS(false, true),
        /** The same rows; an operation with such an argument cannot be split by columns. */
        WHOLE_ROWS(true, false),
        /** The same columns; an operation with such an argument cannot be split by rows. */
        WHOLE_COLUMNS(false, true);

        private final boolean byRows;
        private final boolean byColumns;

        Role(boolean byRows, boolean byColumns) {
            this.byRows = byRows;
            this.byColumns = byColumns;
        }
    }

    /** A matrix and its name in the contract. */
    public record Argument(String name, Role role, Matrix matrix) {}

    /** Calls the operation with the matrices of a call. */
    public interface Body {
        void on(Kernels k, Call call);
    }

    /** Calls the operation. */
    public void on(Kernels k) {
        body.on(k, this);
    }

    /** Returns matrix {@code n}. */
    public Matrix matrix(int n) {
        return arguments.get(n).matrix();
    }

    public Matrix result() {
        return matrix(arguments.size() - 1);
    }

    public boolean hasRole(Role role) {
        return arguments.stream().anyMatch(argument -> argument.role() == role);
    }

    /** Returns the call with other matrices. */
    public Call with(List<Matrix> matrices) {
        return with(matrices, pixels, labels, mask);
    }

    private Call with(List<Matrix> matrices, PixelMatrix pixels, OneHot labels, DropoutMask mask) {
        List<Argument> all = new ArrayList<>();
        for (int n = 0; n < arguments.size(); n++) {
            all.add(new Argument(arguments.get(n).name(), arguments.get(n).role(), matrices.get(n)));
        }
        return new Call(operation, scalars, all, pixels, labels, mask, body);
    }

    /** Returns the call with other pixels. */
    public Call withPixels(PixelMatrix other) {
        return new Call(operation, scalars, arguments, other, labels, mask, body);
    }

    /** Returns the part that computes some rows of the result. */
    public Call rows(int from, int to) {
        List<Matrix> matrices = arguments.stream()
                .map(a -> a.role().byRows ? a.matrix().rows(from, to) : a.matrix())
                .toList();
        return with(matrices, pixels, labels, mask == null ? null : mask.rows(from, to));
    }

    /** Returns the part that computes some columns of the result; with pixels, some of those that are covered. */
    public Call columns(int from, int to) {
        if (pixels != null) {
            List<Matrix> whole = arguments.stream().map(Argument::matrix).toList();
            return with(whole, pixels.part(pixels.from() + from, pixels.from() + to), labels, mask);
        }
        List<Matrix> matrices = arguments.stream()
                .map(a -> a.role().byColumns ? a.matrix().cols(from, to) : a.matrix())
                .toList();
        return with(
                matrices,
                null,
                labels == null ? null : labels.cols(from, to),
                mask == null ? null : mask.cols(from, to));
    }

    /** Returns the number of columns that {@link #columns} divides. */
    public int divisibleColumns() {
        return pixels == null ? result().cols() : pixels.to() - pixels.from();
    }

    /** Returns the shapes of all matrices, such as {@code a 10 x 784, pixels 784 x 100, c 10 x 100}. */
    public String shapes() {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < arguments.size(); n++) {
            if (pixels != null && n == 1) {
                text.append("pixels ").append(pixels.shape()).append(", ");
            }
            text.append(arguments.get(n).name()).append(' ').append(matrix(n).shape());
            text.append(n == arguments.size() - 1 ? "" : ", ");
        }
        return text + (scalars.isEmpty() ? "" : ", " + scalars);
    }

    private static Call of(String operation, String scalars, Body body, Argument... arguments) {
        return new Call(operation, scalars, List.of(arguments), null, null, null, body);
    }

    private static Argument rows(String name, Matrix matrix) {
        return new Argument(name, Role.ROWS, matrix);
    }

    private static Argument elements(String name, Matrix matrix) {
        return new Argument(name, Role.ELEMENTS, matrix);
    }

    public static Call multiply(float alpha, Matrix a, Matrix b, Matrix c) {
        return of(
                MULTIPLY_FLOATS,
                "alpha " + alpha,
                (k, t) -> k.multiply(alpha, t.matrix(0), t.matrix(1), t.matrix(2)),
                rows("a", a),
                new Argument("b", Role.COLUMNS, b),
                elements("c", c));
    }

    public static Call multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
        return new Call(
                MULTIPLY_PIXELS,
                "alpha " + alpha,
                List.of(rows("a", a), elements("c", c)),
                b,
                null,
                null,
                (k, t) -> k.multiply(alpha, t.matrix(0), t.pixels, t.matrix(1)));
    }

    public static Call affine(Matrix w, Matrix x, Matrix b, Matrix z) {
        return of(
                AFFINE_FLOATS,
                "",
                (k, t) -> k.affine(t.matrix(0), t.matrix(1), t.matrix(2), t.matrix(3)),
                rows("w", w),
                new Argument("x", Role.COLUMNS, x),
                rows("b", b),
                elements("z", z));
    }

    public static Call affine(Matrix w, PixelMatrix x, Matrix b, Matrix z) {
        return new Call(
                AFFINE_PIXELS,
                "",
                List.of(rows("w", w), rows("b", b), elements("z", z)),
                x,
                null,
                null,
                (k, t) -> k.affine(t.matrix(0), t.pixels, t.matrix(1), t.matrix(2)));
    }

    public static Call addBias(Matrix b, Matrix z) {
        return of("addBias", "", (k, t) -> k.addBias(t.matrix(0), t.matrix(1)), rows("b", b), elements("z", z));
    }

    public static Call activate(Activation f, Matrix z, Matrix a) {
        return of(
                "activate",
                f.name(),
                (k, t) -> k.activate(f, t.matrix(0), t.matrix(1)),
                elements("z", z),
                elements("a", a));
    }

    public static Call activationGradient(Activation f, Matrix a, Matrix dA, Matrix dZ) {
        return of(
                "activationGradient",
                f.name(),
                (k, t) -> k.activationGradient(f, t.matrix(0), t.matrix(1), t.matrix(2)),
                elements("a", a),
                elements("dA", dA),
                elements("dZ", dZ));
    }

    public static Call softmax(Matrix z, Matrix a) {
        return of(
                "softmax",
                "",
                (k, t) -> k.softmax(t.matrix(0), t.matrix(1)),
                new Argument("z", Role.WHOLE_COLUMNS, z),
                new Argument("a", Role.WHOLE_COLUMNS, a));
    }

    public static Call subtract(Matrix a, OneHot y, Matrix dZ) {
        return new Call(
                "subtract",
                "on " + y.on() + ", off " + y.off(),
                List.of(new Argument("a", Role.WHOLE_COLUMNS, a), new Argument("dZ", Role.WHOLE_COLUMNS, dZ)),
                null,
                y,
                null,
                (k, t) -> k.subtract(t.matrix(0), t.labels, t.matrix(1)));
    }

    public static Call rowSums(float alpha, Matrix x, Matrix sums) {
        return of(
                "rowSums",
                "alpha " + alpha,
                (k, t) -> k.rowSums(alpha, t.matrix(0), t.matrix(1)),
                new Argument("x", Role.WHOLE_ROWS, x),
                new Argument("sums", Role.WHOLE_ROWS, sums));
    }

    public static Call rowDots(float alpha, Matrix x, Matrix y, Matrix sums) {
        return of(
                "rowDots",
                "alpha " + alpha,
                (k, t) -> k.rowDots(alpha, t.matrix(0), t.matrix(1), t.matrix(2)),
                new Argument("x", Role.WHOLE_ROWS, x),
                new Argument("y", Role.WHOLE_ROWS, y),
                new Argument("sums", Role.WHOLE_ROWS, sums));
    }

    public static Call scale(float alpha, Matrix y) {
        return of("scale", "alpha " + alpha, (k, t) -> k.scale(alpha, t.matrix(0)), elements("y", y));
    }

    public static Call addScaled(float alpha, Matrix x, float beta, Matrix y) {
        return of(
                "addScaled",
                "alpha " + alpha + ", beta " + beta,
                (k, t) -> k.addScaled(alpha, t.matrix(0), beta, t.matrix(1)),
                elements("x", x),
                elements("y", y));
    }

    public static Call addScaledSquares(float alpha, Matrix x, float beta, Matrix y) {
        return of(
                "addScaledSquares",
                "alpha " + alpha + ", beta " + beta,
                (k, t) -> k.addScaledSquares(alpha, t.matrix(0), beta, t.matrix(1)),
                elements("x", x),
                elements("y", y));
    }

    public static Call addScaledQuotients(float alpha, Matrix x, Matrix v, float epsilon, Matrix y) {
        return of(
                "addScaledQuotients",
                "alpha " + alpha + ", epsilon " + epsilon,
                (k, t) -> k.addScaledQuotients(alpha, t.matrix(0), t.matrix(1), epsilon, t.matrix(2)),
                elements("x", x),
                elements("v", v),
                elements("y", y));
    }

    public static Call scaleAndShiftRows(Matrix scale, Matrix shift, Matrix x, Matrix y) {
        return of(
                "scaleAndShiftRows",
                "",
                (k, t) -> k.scaleAndShiftRows(t.matrix(0), t.matrix(1), t.matrix(2), t.matrix(3)),
                rows("scale", scale),
                rows("shift", shift),
                elements("x", x),
                elements("y", y));
    }

    public static Call addScaledRows(Matrix scale, Matrix x, Matrix y) {
        return of(
                "addScaledRows",
                "",
                (k, t) -> k.addScaledRows(t.matrix(0), t.matrix(1), t.matrix(2)),
                rows("scale", scale),
                elements("x", x),
                elements("y", y));
    }

    public static Call dropout(DropoutMask mask, Matrix x, Matrix y) {
        return new Call(
                "dropout",
                "scale " + mask.scale(),
                List.of(elements("x", x), elements("y", y)),
                null,
                null,
                mask,
                (k, t) -> k.dropout(t.mask, t.matrix(0), t.matrix(1)));
    }
}
