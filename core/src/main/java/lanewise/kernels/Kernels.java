package lanewise.kernels;

/**
 * The arithmetic operations of training and inference. {@code lanewise.kernels.lookup.KernelsLookup} selects an
 * implementation by name.
 *
 * <h2>The contract: every implementation returns the same bits</h2>
 *
 * Every operation is defined as a fixed sequence of IEEE-754 binary32 operations, each rounded to nearest even, for
 * every element of its result. An implementation may compute the elements in any order, many at once, and on any number
 * of threads, but it must keep the sequence within each element. Two implementations agree in every bit,
 * except in two cases that are explained below: the bits of a NaN, and products with pixels whose left operand is not
 * finite. {@link ScalarKernels} is the reference implementation. {@code lanewise.kernels.conformance.Conformance}
 * compares an implementation with it.
 *
 * <p>{@code fma(a, b, c)} is {@link Math#fma(float, float, float)}, which rounds once. {@code max} is {@link
 * Math#max(float, float)}: -0 is below +0, and the maximum of NaN and a number is NaN. {@code sqrt} is {@link
 * Math#sqrt} rounded to float. {@code exp} is {@link Exp#exp}; an implementation may call it, as well as {@link
 * Activation#of}, {@link Activation#gradient} and {@link DropoutMask#keeps}. If the sequence gives NaN, the result is
 * NaN with unspecified bits. Subnormal numbers are neither read as 0 nor rounded to 0.
 *
 * <p>A factor such as alpha or beta may be any float, and so may epsilon. No factor is a special case: 0 times NaN is
 * NaN. (BLAS does not read the operand if the factor is 0.) A sum of no terms is +0, and is then multiplied by its
 * factor: with a negative alpha the result is -0.
 *
 * <p>The <em>products with pixels</em> are {@link #multiply(float, Matrix, PixelMatrix, Matrix) multiply} and {@link
 * #affine(Matrix, PixelMatrix, Matrix, Matrix) affine} with a {@link PixelMatrix}. In them, an implementation may skip
 * terms whose pixel is 0. This changes no bit if the left operand, {@code a} or {@code w}, is finite. If it holds NaN
 * or infinities, the result is unspecified for elements in which they are multiplied with a pixel of 0.
 *
 * <h2>What to implement</h2>
 *
 * Implement {@link #name} and the two methods {@code multiply}, which take most of the time. Every other operation has
 * a default: {@link #affine(Matrix, Matrix, Matrix, Matrix) affine} calls {@code multiply} and {@link #addBias}, and
 * the others call the reference implementation. You can override all of them.
 *
 * <p>A call writes the elements of its result and nothing else. It must not write any other element of the arrays, not
 * even with the current value of this element, because another thread may be writing it. A call returns normally for
 * all arguments described here, and does not end the JVM or interrupt the thread.
 *
 * <h2>What an implementation may rely on</h2>
 *
 * Callers use an implementation through {@code lanewise.kernels.parallel.ParallelKernels}, which checks the arguments
 * once. An implementation need not check them again:
 *
 * <ul>
 *   <li>Shapes fit. Any size may be 0. If there are no rows, {@link #softmax} writes nothing.
 *   <li>The operands {@code a} and {@code b} of {@code multiply}, and {@code w} and {@code x} of {@code affine}, have
 *       any offset and any strides: both strides may differ from 1, and a stride may be 0. Column vectors, such as a
 *       bias, factors per row and the {@code sums}, have any row stride; those that are only read may have a row stride
 *       of 0.
 *   <li>Except in the cases of the next item, every result, and every operand of an operation that works element by
 *       element, has {@linkplain Matrix#rowsContiguous() contiguous rows}, with any row stride: there may be a gap
 *       after each row, and the rows of an operand that is only read may overlap each other or be the same row.
 *   <li>{@link #addBias}, the two products with pixels, {@link #softmax} and {@link #subtract} are also called with
 *       {@linkplain Matrix#colsContiguous() contiguous columns}: a network predicts a few examples fastest with one
 *       contiguous column per example, and a training stores the weights of a large first layer and their gradient
 *       column by column. In {@code addBias} and the products, this applies to the result only, and
 *       the operands have any strides as before. In {@code softmax} and {@code subtract}, both matrices have contiguous
 *       rows, or both have contiguous columns; their strides may differ. There may be a gap after each column, and the
 *       columns of an operand that is only read may overlap each other or be the same column. In all other operations,
 *       every result and every operand that is read element by element has contiguous rows. If the matrices of the
 *       caller do not, {@code ParallelKernels} transposes them, passes all elements as one row, or throws an exception.
 *   <li>No two elements of a result share memory. The result of a product, of {@link #rowSums} and of {@link #rowDots}
 *       shares no element with an operand. In an operation with a column vector, the result shares no element with this
 *       vector. Operands and result may lie in the same array, one after the other. An implementation may store partial
 *       sums in the result until the call returns.
 *   <li>An element-wise operation may be called in place: the result and an operand are then the same elements of the
 *       same array. Otherwise the result does not overlap an operand, but may lie in the same array before or after
 *       it.
 *   <li>Operands that are only read may overlap each other in any way, or be the same matrix. Examples: A and its
 *       transpose in a product, {@code x} and {@code v} in {@link #addScaledQuotients}, {@code a} and {@code dA} in
 *       {@link #activationGradient}, {@code scale} and {@code shift} in {@link #scaleAndShiftRows}. With {@code a} and
 *       {@code dA} the same matrix, {@code dZ} may be that matrix, too.
 * </ul>
 *
 * <p>Several threads may call the methods at the same time, including the first calls. The result of a call shares no
 * element with a result or an operand of a concurrent call; the operands of concurrent calls may overlap. A call must
 * not depend on earlier calls. An implementation may keep buffers per thread. It must not keep values that it read from
 * an array, or values derived from them, because weights change in place between two calls. There is one exception:
 * values that are derived from pixels can be stored with {@link PixelMatrix#derived}, which keeps them as long as the
 * pixels stay the same (see {@link PixelMatrix#successor}).
 *
 * <p>Shapes are given as rows x columns. A batch holds one example per column.
 *
 * <h2>Parts</h2>
 *
 * A part of an operation is a call with views of the caller's matrices: a range of rows or columns of the result, and
 * the rows and columns of the operands that belong to them. Every element of the result belongs to exactly one part.
 * The implementation specifies with {@link #layout} how a product with pixels is divided.
 */
public interface Kernels {

    /**
     * {@return the name by which users select this implementation: the name of its {@link KernelsProvider}, lower case,
     * without spaces, always the same}
     */
    String name();

    /**
     * {@return the number of floats that one instruction processes, at least 1; scalar code returns 1; the value never
     * changes, and is used only in reports}
     */
    default int lanes() {
        return 1;
    }

    /**
     * Selects how a product with these operands reads its pixels ({@code b} of {@code multiply}, {@code x} of {@code
     * affine}), and how the product is split into parts.
     *
     * <p>{@code ParallelKernels} calls this method once for each product that is large enough to split, before the
     * layout is {@linkplain PixelLayout#build built}. The operands are those of the whole product and are not empty.
     * The parts receive the returned layout as {@link PixelMatrix#layout() b.layout()}. In a product that is not split,
     * {@code b.layout()} is null. The layout affects speed only; all layouts give the same bits.
     *
     * <p>The method may be called at any time, on any thread and any number of times, also if no product follows.
     * Other callers, such as the conformance suite, may pass empty operands. The method may read the elements of {@code
     * a} and {@code b}, but only the shape and the strides of {@code c}. It writes to no operand.
     *
     * @param a m x k
     * @param b k x n, possibly restricted to some columns
     * @param c m x n; its elements are undefined
     * @return the layout, never null
     */
    default PixelLayout layout(Matrix a, PixelMatrix b, Matrix c) {
        return PixelLayout.PIXELS;
    }

    /**
     * Computes C = alpha A B.
     *
     * <p>c[i][j] = alpha * s, where s starts at +0 and s = fma(a[i][p], b[p][j], s) for p = 0, 1, ..., k-1 in this
     * order.
     *
     * @param alpha the factor; 1 * s is s, so an implementation may omit a multiplication by 1
     * @param a m x k, any strides
     * @param b k x n, any strides
     * @param c m x n, overwritten
     */
    void multiply(float alpha, Matrix a, Matrix b, Matrix c);

    /**
     * Computes C = alpha A B, where B holds pixels.
     *
     * <p>c[i][j] = (alpha * {@link PixelMatrix#scale() b.scale()}) * s, where s starts at +0 and s = fma(a[i][p],
     * pixel[p][j], s) for p = 0, 1, ..., k-1 in this order; pixel[p][j] is {@link PixelMatrix#get b.get(p, j)}, 0..255.
     * Only the {@linkplain PixelMatrix#coveredColumns() columns that b covers} are written.
     *
     * @param alpha the factor
     * @param a m x k, any strides
     * @param b k x n, possibly restricted to some columns
     * @param c m x n; the columns that {@code b} covers are overwritten, the others keep their elements
     */
    void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c);

    /**
     * Computes Z = W X + b: {@link #multiply(float, Matrix, Matrix, Matrix)} with alpha 1, then z[i][j] = z[i][j] +
     * b[i].
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
     * Computes Z = W X + b, where X holds pixels: {@link #multiply(float, Matrix, PixelMatrix, Matrix)} with alpha 1,
     * then z[i][j] = z[i][j] + b[i]. Only the columns that {@code x} covers are written: those that {@link
     * PixelMatrix#coveredColumns} returns. The default passes each range of neighboring columns to {@link #addBias}.
     *
     * @param w units x inputs
     * @param x inputs x m, possibly restricted to some columns
     * @param b units x 1
     * @param z units x m; the columns that {@code x} covers are overwritten, the others keep their elements
     */
    default void affine(Matrix w, PixelMatrix x, Matrix b, Matrix z) {
        multiply(1f, w, x, z);
        int[] columns = x.coveredColumns();
        for (int n = 0, end; n < columns.length; n = end) {
            end = n + 1;
            while (end < columns.length && columns[end] == columns[end - 1] + 1) {
                end++;
            }
            addBias(b, z.cols(columns[n], columns[end - 1] + 1));
        }
    }

    /**
     * Adds a bias to every column, Z += b: z[i][j] = z[i][j] + b[i].
     *
     * @param b units x 1
     * @param z units x m
     */
    default void addBias(Matrix b, Matrix z) {
        ScalarKernels.REFERENCE.addBias(b, z);
    }

    /**
     * Computes A = f(Z), element by element: a[i][j] = {@linkplain Activation#of f}(z[i][j]).
     *
     * @param f the activation
     * @param z any shape
     * @param a the same shape; may be {@code z}
     */
    default void activate(Activation f, Matrix z, Matrix a) {
        ScalarKernels.REFERENCE.activate(f, z, a);
    }

    /**
     * Computes dZ = dA * f'(Z), element by element, from A = f(Z): dz[i][j] = {@linkplain Activation#gradient
     * f.gradient}(a[i][j], da[i][j]).
     *
     * @param f the activation
     * @param a the result of {@link #activate}, any shape
     * @param dA the same shape; may be {@code a}
     * @param dZ the same shape; may be {@code dA} or {@code a}
     */
    default void activationGradient(Activation f, Matrix a, Matrix dA, Matrix dZ) {
        ScalarKernels.REFERENCE.activationGradient(f, a, dA, dZ);
    }

    /**
     * Computes A = softmax(Z), column by column.
     *
     * <p>top = z[0][j], then top = max(top, z[i][j]) for i = 1, 2, ...; e[i] = {@linkplain Exp exp}(z[i][j] - top); s =
     * e[0], then s = s + e[i] for i = 1, 2, ...; a[i][j] = e[i] / s. Subtracting the maximum prevents exp from
     * overflowing and does not change the quotient.
     *
     * @param z classes x m
     * @param a classes x m; may be {@code z}
     */
    default void softmax(Matrix z, Matrix a) {
        ScalarKernels.REFERENCE.softmax(z, a);
    }

    /**
     * Computes dZ = A - Y, the gradient of cross-entropy after softmax: dz[i][j] = a[i][j] - y[i][j], where y[i][j] is
     * {@link OneHot#on y.on()} if i is the label of column j and {@link OneHot#off y.off()} otherwise.
     *
     * @param a classes x m
     * @param y classes x m
     * @param dZ classes x m; may be {@code a}
     */
    default void subtract(Matrix a, OneHot y, Matrix dZ) {
        ScalarKernels.REFERENCE.subtract(a, y, dZ);
    }

    /**
     * Computes the sum of each row, times alpha. The bias gradient db is the row sums of dZ, times 1/m.
     *
     * <p>Sixteen partial sums start at +0; element j is added to partial sum j mod 16, in ascending order of j. Then
     * for h = 8, 4, 2, 1: s[l] = s[l] + s[l + h] for each l below h. sums[i] = alpha * s[0]. Vectors of up to sixteen
     * lanes can follow this order.
     *
     * @param alpha the factor
     * @param x rows x m
     * @param sums rows x 1, overwritten
     */
    default void rowSums(float alpha, Matrix x, Matrix sums) {
        ScalarKernels.REFERENCE.rowSums(alpha, x, sums);
    }

    /**
     * Computes the sum of each row of X * Y, times alpha; the product is element by element.
     *
     * <p>The sequence is that of {@link #rowSums}, except that element j is added to its partial sum by s =
     * fma(x[i][j], y[i][j], s).
     *
     * @param alpha the factor
     * @param x rows x m
     * @param y rows x m; may be {@code x}
     * @param sums rows x 1, overwritten
     */
    default void rowDots(float alpha, Matrix x, Matrix y, Matrix sums) {
        ScalarKernels.REFERENCE.rowDots(alpha, x, y, sums);
    }

    /**
     * Computes Y = alpha Y: y[i][j] = alpha * y[i][j].
     *
     * @param alpha the factor
     * @param y any shape
     */
    default void scale(float alpha, Matrix y) {
        ScalarKernels.REFERENCE.scale(alpha, y);
    }

    /**
     * Computes Y = alpha X + beta Y: y[i][j] = fma(alpha, x[i][j], beta * y[i][j]). Gradient descent is this operation
     * with alpha = -learning rate and beta = 1, momentum with other values of beta.
     *
     * @param alpha the factor of X
     * @param x any shape
     * @param beta the factor of Y; an implementation may omit a multiplication by 1
     * @param y the same shape; may be {@code x}
     */
    default void addScaled(float alpha, Matrix x, float beta, Matrix y) {
        ScalarKernels.REFERENCE.addScaled(alpha, x, beta, y);
    }

    /**
     * Computes Y = alpha X^2 + beta Y, element by element: y[i][j] = fma(alpha, x[i][j] * x[i][j], beta * y[i][j]).
     * RMSprop and Adam update their mean squares with it.
     *
     * @param alpha the factor of the squares
     * @param x any shape
     * @param beta the factor of Y
     * @param y the same shape; may be {@code x}
     */
    default void addScaledSquares(float alpha, Matrix x, float beta, Matrix y) {
        ScalarKernels.REFERENCE.addScaledSquares(alpha, x, beta, y);
    }

    /**
     * Computes Y = Y + alpha X / (sqrt(V) + epsilon), element by element: y[i][j] = fma(alpha, x[i][j] / (sqrt(v[i][j])
     * + epsilon), y[i][j]). This is the update of RMSprop and Adam.
     *
     * @param alpha the factor
     * @param x any shape
     * @param v the same shape; may be {@code x}; elements below 0 give NaN
     * @param epsilon keeps the quotient finite where v is 0
     * @param y the same shape; may be {@code x} or {@code v}, also if these are the same matrix
     */
    default void addScaledQuotients(float alpha, Matrix x, Matrix v, float epsilon, Matrix y) {
        ScalarKernels.REFERENCE.addScaledQuotients(alpha, x, v, epsilon, y);
    }

    /**
     * Computes Y = scale * X + shift, with one factor and one addend per row: y[i][j] = fma(scale[i], x[i][j],
     * shift[i]). Batch normalization uses it.
     *
     * @param scale rows x 1
     * @param shift rows x 1
     * @param x rows x m
     * @param y rows x m; may be {@code x}
     */
    default void scaleAndShiftRows(Matrix scale, Matrix shift, Matrix x, Matrix y) {
        ScalarKernels.REFERENCE.scaleAndShiftRows(scale, shift, x, y);
    }

    /**
     * Computes Y = Y + scale * X, with one factor per row: y[i][j] = fma(scale[i], x[i][j], y[i][j]).
     *
     * @param scale rows x 1
     * @param x rows x m
     * @param y rows x m; may be {@code x}
     */
    default void addScaledRows(Matrix scale, Matrix x, Matrix y) {
        ScalarKernels.REFERENCE.addScaledRows(scale, x, y);
    }

    /**
     * Applies dropout to activations or to their gradients: y[i][j] = x[i][j] * {@link DropoutMask#scale mask.scale()}
     * if the mask {@linkplain DropoutMask#keeps keeps} the element, else +0.
     *
     * @param mask rows x m
     * @param x rows x m
     * @param y rows x m; may be {@code x}
     */
    default void dropout(DropoutMask mask, Matrix x, Matrix y) {
        ScalarKernels.REFERENCE.dropout(mask, x, y);
    }
}
