package lanewise.kernels.conformance;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import lanewise.errors.LanewiseException;
import lanewise.kernels.Activation;
import lanewise.kernels.DropoutMask;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.RangeRunner;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.conformance.calls.Call;
import lanewise.kernels.conformance.calls.CallCopy;
import lanewise.kernels.conformance.calls.LayerTracker;
import lanewise.kernels.parallel.ParallelKernels;

/**
 * Kernels that compute every result also with the reference implementation, on copies of the operands, and compare all
 * bits: a sanitizer for a whole training. The result is compared after all threads have written their parts, so that a
 * part that overwrites another one is found, too.
 *
 * <p>At the first differing bit the operation throws {@link LanewiseException}. The message has the operation, the
 * shapes, the position, both values, the iteration, and the layer if it is known.
 */
public final class CheckingKernels extends ParallelKernels {

    private final ParallelKernels checked;
    private final ParallelKernels reference;
    private final double share;
    private final LayerTracker layers = new LayerTracker();
    private final AtomicLong operations = new AtomicLong();
    private final AtomicLong compared = new AtomicLong();
    private volatile int iteration = 1;

    /**
     * Checks kernels.
     *
     * @param checked the kernels with their threads; closed with this object
     * @param share the share of operations that is compared, above 0 up to 1; others are only computed
     * @throws IllegalArgumentException if the share is out of its range
     */
    public CheckingKernels(ParallelKernels checked, double share) {
        super(checked, 1);
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "the fraction of operations to check must be above 0 and at most 1, not " + share);
        }
        this.checked = checked;
        this.share = share;
        reference = new ParallelKernels(new ScalarKernels(), checked.threads());
    }

    /**
     * Sets the number of the iteration for messages.
     *
     * @param iteration the iteration that begins, from 1
     */
    public void setIteration(int iteration) {
        this.iteration = iteration;
    }

    /** {@return a description of what was compared, such as {@code 12,345 of 12,345 operations}} */
    public String summary() {
        return String.format(Locale.ROOT, "%,d of %,d operations", compared.get(), operations.get());
    }

    @Override
    public ParallelKernels withThreads(int threads) {
        return checked.withThreads(threads);
    }

    @Override
    public int threads() {
        return checked.threads();
    }

    @Override
    public void close() {
        checked.close();
        reference.close();
    }

    @Override
    public void forEachPart(int count, int minimumPerPart, RangeRunner.Task task) {
        checked.forEachPart(count, minimumPerPart, task);
    }

    private void run(Call call) {
        long number = operations.getAndIncrement();
        int layer = layers.layerOf(call);
        if (share < 1 && new SplittableRandom(number).nextDouble() >= share) {
            call.on(checked);
            return;
        }
        CallCopy copy = new CallCopy(call);
        call.on(checked);
        copy.call().on(reference);
        compared.incrementAndGet();
        String difference = copy.differenceFrom(call);
        if (difference != null) {
            throw new LanewiseException(
                    "kernels '" + name() + "'",
                    "wrong result in iteration " + iteration + (layer == 0 ? "" : ", layer " + layer) + ": "
                            + call.operation() + " of " + call.shapes() + ": " + difference,
                    "kernels verify --kernels " + name() + " tries every operation");
        }
    }

    @Override
    public void multiply(float alpha, Matrix a, Matrix b, Matrix c) {
        run(Call.multiply(alpha, a, b, c));
    }

    @Override
    public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
        run(Call.multiply(alpha, a, b, c));
    }

    @Override
    public void affine(Matrix w, Matrix x, Matrix b, Matrix z) {
        run(Call.affine(w, x, b, z));
    }

    @Override
    public void affine(Matrix w, PixelMatrix x, Matrix b, Matrix z) {
        run(Call.affine(w, x, b, z));
    }

    @Override
    public void addBias(Matrix b, Matrix z) {
        run(Call.addBias(b, z));
    }

    @Override
    public void activate(Activation f, Matrix z, Matrix a) {
        run(Call.activate(f, z, a));
    }

    @Override
    public void activationGradient(Activation f, Matrix a, Matrix dA, Matrix dZ) {
        run(Call.activationGradient(f, a, dA, dZ));
    }

    @Override
    public void softmax(Matrix z, Matrix a) {
        run(Call.softmax(z, a));
    }

    @Override
    public void subtract(Matrix a, OneHot y, Matrix dZ) {
        run(Call.subtract(a, y, dZ));
    }

    @Override
    public void rowSums(float alpha, Matrix x, Matrix sums) {
        run(Call.rowSums(alpha, x, sums));
    }

    @Override
    public void rowDots(float alpha, Matrix x, Matrix y, Matrix sums) {
        run(Call.rowDots(alpha, x, y, sums));
    }

    @Override
    public void scale(float alpha, Matrix y) {
        run(Call.scale(alpha, y));
    }

    @Override
    public void addScaled(float alpha, Matrix x, float beta, Matrix y) {
        run(Call.addScaled(alpha, x, beta, y));
    }

    @Override
    public void addScaledSquares(float alpha, Matrix x, float beta, Matrix y) {
        run(Call.addScaledSquares(alpha, x, beta, y));
    }

    @Override
    public void addScaledQuotients(float alpha, Matrix x, Matrix v, float epsilon, Matrix y) {
        run(Call.addScaledQuotients(alpha, x, v, epsilon, y));
    }

    @Override
    public void scaleAndShiftRows(Matrix scale, Matrix shift, Matrix x, Matrix y) {
        run(Call.scaleAndShiftRows(scale, shift, x, y));
    }

    @Override
    public void addScaledRows(Matrix scale, Matrix x, Matrix y) {
        run(Call.addScaledRows(scale, x, y));
    }

    @Override
    public void dropout(DropoutMask mask, Matrix x, Matrix y) {
        run(Call.dropout(mask, x, y));
    }
}
