package lanewise.kernels;

import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.parallel.ParallelKernels;

/**
 * All the arithmetic of training and inference. Implementations are swapped by name, see {@link KernelsLookup}.
 *
 * <h2>The contract: the same bits from everyone</h2>
 *
 * Every operation is defined as a fixed sequence of IEEE-754 binary32 operations, each rounded to nearest even, for
 * every element of its result. An implementation may compute the elements in any order, many at once, on any number of
 * threads; within one element it keeps the sequence. So two implementations agree in every bit or one of them is wrong.
 * {@link ScalarKernels} is the definition, written to be read.
 *
 * <p>{@code fma(a, b, c)} is {@link Math#fma(float, float, float)}: one rounding. {@code max} is
 * {@link Math#max(float, float)}: -0 is below +0, NaN wins. {@code sqrt} is {@link Math#sqrt} rounded to float.
 * {@code exp} is {@link Exp#exp}, which may simply be called, as may {@link Activation#of} and {@link
 * DropoutMask#keeps}. NaN results are promised to be NaN, not which NaN. In the products with pixels an implementation
 * may leave out any term whose pixel is 0, a single one or a whole row: for finite {@code a} that changes no bit; where
 * {@code a} holds NaN or infinities, the elements they meet a pixel of 0 in are not promised.
 *
 * <h2>What is left to an implementation</h2>
 *
 * The name and the two products must be written; they take most of the time. Every other operation has a default that
 * calls the definition, and is overridden by whoever has a faster way.
 *
 * <h2>What an implementation may rely on</h2>
 *
 * Callers reach an implementation through {@link ParallelKernels}, which checks every argument once. So here shapes
 * fit, and the operands of products come with any strides. Every result, and every operand of an operation that works
 * element by element, has {@linkplain Matrix#rowsContiguous() contiguous rows}; only {@link #addBias}, {@link
 * #softmax}, {@link #subtract} and the products with pixels are also asked for matrices with
 * {@linkplain Matrix#colsContiguous() contiguous columns}, then throughout. (One example per contiguous column is how a
 * network answers a few questions fast. Of the other operations, those that treat all elements alike are transposed
 * before they come here, or get all elements as one row; the rest is refused.)
 *
 * <p>A product's result shares no element with its operands, and may hold partial sums until the call returns.
 * Element-wise operations may be asked to work in place: the result is then the very same view as an operand. Any size
 * may be 0; a sum of nothing is +0. The methods are called from several threads at once, on results that do not
 * overlap; an implementation holds no state that shows.
 *
 * <p>Shapes are given as rows x columns; a batch holds one example per column.
 */
public interface Kernels {

    /** The name it is chosen by: lower case, no spaces. */
    String name();

    /** Floats that one instruction handles, for reports; 1 for scalar code. */
    default int lanes() {
        return 1;
    }

    /**
     * In which layout this implementation reads {@code b} in a product with these operands. {@link ParallelKernels} makes
     * it on all its threads before the product, and shares the product out accordingly: panels by rows of {@code a} or by
     * panels, sparse pairs by rows of {@code a}, examples by panels. It is a hint for speed alone: any layout may be
     * read, and is made when it is first asked for.
     *
     * @param a m x k
     * @param b k x n
     * @param c m x n
     */
    default PixelLayout layout(Matrix a, PixelMatrix b, Matrix c) {
        return PixelLayout.PANELS;
    }

    /**
     * C = alpha A B.
     *
     * <p>c[i][j] = alpha * s, where s starts at +0 and s = fma(a[i][p], b[p][j], s) for p = 0, 1, ..., k-1 in this order.
     *
     * @param alpha the factor; 1 changes no bit
     * @param a m x k, any strides
     * @param b k x n, any strides
     * @param c m x n, overwritten
     */
    void multiply(float alpha, Matrix a, Matrix b, Matrix c);

    /**
     * C = alpha A B, where B holds pixels.
     *
     * <p>c[i][j] = (alpha * {@link PixelMatrix#scale() b.scale()}) * s, where s starts at +0 and s = fma(a[i][p],
     * pixel[p][j], s) for p = 0, 1, ..., k-1 in this order, pixel being 0..255. Only the columns that {@code b}'s panels
     * hold are written.
     *
     * @param alpha the factor
     * @param a m x k, any strides
     * @param b k x n, possibly restricted to some panels
     * @param c m x n, the columns in {@code b}'s panels are overwritten
     */
    void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c);

    /**
     * Z = W X + b: {@link #multiply(float, Matrix, Matrix, Matrix)} with alpha 1, then z[i][j] = z[i][j] + b[i].
     *
     * @param w units x inputs
     * @param x inputs x m
     * @param b units x 1
     * @param z units x m, overwritten
     */
    default void affine(Matrix w, Matrix x, Matrix b, Matrix z) {
        multiply(1f, w, x, z);
        addBias(b, z);
    }

    /**
     * Z = W X + b, where X holds pixels: {@link #multiply(float, Matrix, PixelMatrix, Matrix)} with alpha 1, then
     * z[i][j] = z[i][j] + b[i]. Only the columns that {@code x}'s panels hold are written.
     *
     * @param w units x inputs
     * @param x inputs x m, possibly restricted to some panels
     * @param b units x 1
     * @param z units x m, the columns in {@code x}'s panels are overwritten
     */
    default void affine(Matrix w, PixelMatrix x, Matrix b, Matrix z) {
        multiply(1f, w, x, z);
        Definition.addBias(this, x, b, z);
    }

    /**
     * Z += b: z[i][j] = z[i][j] + b[i].
     *
     * @param b units x 1
     * @param z units x m
     */
    default void addBias(Matrix b, Matrix z) {
        Definition.KERNELS.addBias(b, z);
    }

    /**
     * A = f(Z), element by element: a[i][j] = {@linkplain Activation#of f}(z[i][j]).
     *
     * @param f the activation
     * @param z any shape
     * @param a the same shape; may be {@code z}
     */
    default void activate(Activation f, Matrix z, Matrix a) {
        Definition.KERNELS.activate(f, z, a);
    }

    /**
     * dZ = dA * f'(Z), element by element, from A = f(Z): dz[i][j] = {@linkplain Activation#gradient
     * f.gradient}(a[i][j], da[i][j]).
     *
     * @param f the activation
     * @param a what {@link #activate} made, any shape
     * @param dA the same shape
     * @param dZ the same shape; may be {@code dA} or {@code a}
     */
    default void activationGradient(Activation f, Matrix a, Matrix dA, Matrix dZ) {
        Definition.KERNELS.activationGradient(f, a, dA, dZ);
    }

    /**
     * A = softmax(Z), column by column.
     *
     * <p>top = z[0][j], then top = max(top, z[i][j]) for i = 1, 2, ...; e[i] = {@linkplain Exp exp}(z[i][j] - top);
     * s = e[0], then s = s + e[i] for i = 1, 2, ...; a[i][j] = e[i] / s. Subtracting the greatest keeps exp from
     * overflowing and does not change the quotient.
     *
     * @param z classes x m
     * @param a classes x m; may be {@code z}
     */
    default void softmax(Matrix z, Matrix a) {
        Definition.KERNELS.softmax(z, a);
    }

    /**
     * dZ = A - Y, the gradient of cross-entropy after softmax: dz[i][j] = a[i][j] - y[i][j], y[i][j] being
     * {@link OneHot#on y.on()} where i is column j's label and {@link OneHot#off y.off()} elsewhere.
     *
     * @param a classes x m
     * @param y classes x m
     * @param dZ classes x m; may be {@code a}
     */
    default void subtract(Matrix a, OneHot y, Matrix dZ) {
        Definition.KERNELS.subtract(a, y, dZ);
    }

    /**
     * db = alpha times the sum of each row of dZ.
     *
     * <p>Sixteen partial sums start at +0; element j is added to partial sum j mod 16, in ascending order of j. Then
     * for h = 8, 4, 2, 1: s[l] = s[l] + s[l + h] for l below h. sums[i] = alpha * s[0]. Vectors of up to sixteen lanes
     * can follow this order.
     *
     * @param alpha the factor
     * @param x rows x m
     * @param sums rows x 1, overwritten
     */
    default void rowSums(float alpha, Matrix x, Matrix sums) {
        Definition.KERNELS.rowSums(alpha, x, sums);
    }

    /**
     * sums = alpha times the sum of each row of X * Y, the product being element by element.
     *
     * <p>As {@link #rowSums}, but element j joins its partial sum by s = fma(x[i][j], y[i][j], s).
     *
     * @param alpha the factor
     * @param x rows x m
     * @param y rows x m; may be {@code x}
     * @param sums rows x 1, overwritten
     */
    default void rowDots(float alpha, Matrix x, Matrix y, Matrix sums) {
        Definition.KERNELS.rowDots(alpha, x, y, sums);
    }

    /**
     * Y = alpha Y: y[i][j] = alpha * y[i][j].
     *
     * @param alpha the factor
     * @param y any shape
     */
    default void scale(float alpha, Matrix y) {
        Definition.KERNELS.scale(alpha, y);
    }

    /**
     * Y = alpha X + beta Y: y[i][j] = fma(alpha, x[i][j], beta * y[i][j]). Gradient descent is this with alpha =
     * -learning rate and beta = 1, momentum with other betas.
     *
     * @param alpha the factor of X
     * @param x any shape
     * @param beta the factor of Y; 1 changes no bit
     * @param y the same shape; may be {@code x}
     */
    default void addScaled(float alpha, Matrix x, float beta, Matrix y) {
        Definition.KERNELS.addScaled(alpha, x, beta, y);
    }

    /**
     * Y = alpha X^2 + beta Y, element by element: y[i][j] = fma(alpha, x[i][j] * x[i][j], beta * y[i][j]). The mean
     * squares of RMSprop and Adam.
     *
     * @param alpha the factor of the squares
     * @param x any shape
     * @param beta the factor of Y
     * @param y the same shape; may be {@code x}
     */
    default void addScaledSquares(float alpha, Matrix x, float beta, Matrix y) {
        Definition.KERNELS.addScaledSquares(alpha, x, beta, y);
    }

    /**
     * Y = Y + alpha X / (sqrt(V) + epsilon), element by element: y[i][j] = fma(alpha, x[i][j] / (sqrt(v[i][j]) +
     * epsilon), y[i][j]). The steps of RMSprop and Adam.
     *
     * @param alpha the factor
     * @param x any shape
     * @param v the same shape; below 0 gives NaN
     * @param epsilon keeps the quotient finite where v is 0
     * @param y the same shape; may be {@code x} or {@code v}
     */
    default void addScaledQuotients(float alpha, Matrix x, Matrix v, float epsilon, Matrix y) {
        Definition.KERNELS.addScaledQuotients(alpha, x, v, epsilon, y);
    }

    /**
     * Y = scale * X + shift, a factor and an addend for each row: y[i][j] = fma(scale[i], x[i][j], shift[i]). What
     * batch normalization does to a batch.
     *
     * @param scale rows x 1
     * @param shift rows x 1
     * @param x rows x m
     * @param y rows x m; may be {@code x}
     */
    default void scaleAndShiftRows(Matrix scale, Matrix shift, Matrix x, Matrix y) {
        Definition.KERNELS.scaleAndShiftRows(scale, shift, x, y);
    }

    /**
     * Y = Y + scale * X, a factor for each row: y[i][j] = fma(scale[i], x[i][j], y[i][j]).
     *
     * @param scale rows x 1
     * @param x rows x m
     * @param y rows x m; may be {@code x}
     */
    default void addScaledRows(Matrix scale, Matrix x, Matrix y) {
        Definition.KERNELS.addScaledRows(scale, x, y);
    }

    /**
     * Dropout, of activations and of their gradients alike: y[i][j] = x[i][j] * {@link DropoutMask#scale mask.scale()}
     * where the mask {@linkplain DropoutMask#keeps keeps} the element, else +0.
     *
     * @param mask rows x m
     * @param x rows x m
     * @param y rows x m; may be {@code x}
     */
    default void dropout(DropoutMask mask, Matrix x, Matrix y) {
        Definition.KERNELS.dropout(mask, x, y);
    }
}
