package lanewise.training;

import java.util.Objects;
import lanewise.augmentation.Augmentation;
import lanewise.augmentation.Augmenter;
import lanewise.data.Examples;
import lanewise.kernels.DropoutMask;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.random.RandomStream;

/**
 * Mini-batches: the examples are shuffled anew for each epoch and dealt into batches of one size; the last may be smaller.
 * Augmentation and dropout of pixels happen here, on the threads of the kernels; what becomes of an example depends on the
 * seed, the epoch and the example alone.
 */
public final class MiniBatches implements BatchSource {

    /** What a batch is made of. */
    public record Options(int size, Augmentation augmentation, float inputDropout, float labelSmoothing, long seed) {

        /** Only shuffled. */
        public static Options plain(int size, long seed) {
            return new Options(size, Augmentation.NONE, 0f, 0f, seed);
        }
    }

    private final Examples examples;
    private final Options options;
    private final ParallelKernels kernels;
    private final byte[] pixels;
    private PixelMatrix X;
    private final ThreadLocal<Augmenter> augmenter;
    private int epoch = -1;
    private int[] order;
    private RandomStream distortions;

    /**
     * Batches of some examples.
     *
     * @param kernels whose threads prepare the batches
     * @throws IllegalArgumentException if the batch size is below 1 or above the number of examples
     */
    public MiniBatches(Examples examples, Options options, ParallelKernels kernels) {
        if (options.size < 1) {
            throw new IllegalArgumentException("a batch has at least one example, not " + options.size);
        }
        if (options.size > examples.count()) {
            throw new IllegalArgumentException("a batch of " + options.size + " is more than all training examples ("
                    + examples.count() + "); take a smaller one");
        }
        this.examples = Objects.requireNonNull(examples);
        this.options = options;
        this.kernels = kernels;
        pixels = new byte[options.size * examples.pixelsPerExample()];
        X = PixelMatrix.ofExamples(pixels, 0, options.size, examples.height(), examples.width());
        augmenter =
                ThreadLocal.withInitial(() -> new Augmenter(options.augmentation, examples.height(), examples.width()));
    }

    @Override
    public int examples() {
        return examples.count();
    }

    @Override
    public int batchesPerEpoch() {
        return (examples.count() + options.size - 1) / options.size;
    }

    @Override
    public Batch batch(int t) {
        int newEpoch = t / batchesPerEpoch();
        if (newEpoch != epoch) {
            epoch = newEpoch;
            distortions = RandomStream.of(options.seed, "augmentation").substream(epoch);
            order = RandomStream.of(options.seed, "shuffle").substream(epoch).permutation(examples.count());
        }
        int first = t % batchesPerEpoch() * options.size;
        int m = Math.min(options.size, examples.count() - first);
        DropoutMask mask = options.inputDropout == 0 ? null : inputMask(t, m);
        kernels.forEachPart(m, 1, (from, to) -> prepare(first, from, to, mask));
        float scale = mask == null ? PixelMatrix.SCALE : PixelMatrix.SCALE * mask.scale();
        int[] labels = new int[m];
        for (int j = 0; j < m; j++) {
            labels[j] = examples.labels()[order[first + j]];
        }
        X = X.successor(m, scale);
        return new Batch(X, OneHot.of(labels, examples.classes().size()).smoothed(options.labelSmoothing));
    }

    private DropoutMask inputMask(int t, int m) {
        long seed = RandomStream.of(options.seed, "input dropout").substream(t).nextLong();
        return DropoutMask.of(seed, options.inputDropout, m, examples.pixelsPerExample());
    }

    private void prepare(int first, int from, int to, DropoutMask mask) {
        int perExample = examples.pixelsPerExample();
        for (int j = from; j < to; j++) {
            int example = order[first + j];
            if (options.augmentation.isNone()) {
                System.arraycopy(examples.pixels(), example * perExample, pixels, j * perExample, perExample);
            } else {
                augmenter
                        .get()
                        .augment(
                                examples.pixels(),
                                example * perExample,
                                pixels,
                                j * perExample,
                                distortions.substream(example));
            }
            if (mask != null) {
                drop(mask, j, perExample);
            }
        }
    }

    private void drop(DropoutMask mask, int j, int perExample) {
        for (int i = 0; i < perExample; i++) {
            if (pixels[j * perExample + i] != 0 && !mask.keeps(j, i)) {
                pixels[j * perExample + i] = 0;
            }
        }
    }

    @Override
    public Evaluator evaluator() {
        return Evaluator.of(examples);
    }
}
