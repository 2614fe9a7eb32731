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
 * A source of mini-batches. It shuffles the examples for each epoch and divides them into batches of one size; the last
 * batch may be smaller. It also applies augmentation and dropout of pixels, on the threads of the kernels. The pixels
 * of an example depend on the seed, the epoch and the example; with dropout of pixels, also on the batch size.
 */
public final class MiniBatches implements BatchSource {

    /**
     * The options of mini-batches. Start with {@link #plain} and change what you need.
     *
     * @param size examples per batch, 1 or more
     * @param augmentation random distortion of the images
     * @param inputDropout probability p of setting a pixel to 0, 0 or more and below 1; the other pixels are divided by
     *     1 - p
     * @param labelSmoothing fraction of a label's probability that is spread over all classes, 0 or more and below 1
     * @param seed seed of the shuffle, the augmentation and the dropout
     */
    public record Options(int size, Augmentation augmentation, float inputDropout, float labelSmoothing, long seed) {

        /**
         * Creates options.
         *
         * @param size examples per batch, 1 or more
         * @param augmentation random distortion of the images
         * @param inputDropout probability of setting a pixel to 0, 0 or more and below 1
         * @param labelSmoothing fraction of a label's probability that is spread over all classes, 0 or more and below
         *     1
         * @param seed seed of the shuffle, the augmentation and the dropout
         * @throws IllegalArgumentException if a number is out of its range
         */
        public Options {
            Objects.requireNonNull(augmentation, "augmentation");
            if (size < 1) {
                throw new IllegalArgumentException("a batch must have at least one example, not " + size);
            }
            if (!(inputDropout >= 0 && inputDropout < 1)) {
                throw new IllegalArgumentException("input dropout must be 0 or more and below 1, not " + inputDropout);
            }
            if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
                throw new IllegalArgumentException(
                        "label smoothing must be 0 or more and below 1, not " + labelSmoothing);
            }
        }

        /**
         * Returns options that only shuffle.
         *
         * @param size examples per batch, 1 or more
         * @param seed seed of the shuffle
         * @return the options
         * @throws IllegalArgumentException if {@code size} is below 1
         */
        public static Options plain(int size, long seed) {
            return new Options(size, Augmentation.NONE, 0f, 0f, seed);
        }

        /**
         * Returns these options with random distortion of the images.
         *
         * @param augmentation the augmentation
         * @return new options
         */
        public Options withAugmentation(Augmentation augmentation) {
            return new Options(size, augmentation, inputDropout, labelSmoothing, seed);
        }

        /**
         * Returns these options with dropout of pixels.
         *
         * @param inputDropout probability of setting a pixel to 0, 0 or more and below 1
         * @return new options
         */
        public Options withInputDropout(float inputDropout) {
            return new Options(size, augmentation, inputDropout, labelSmoothing, seed);
        }

        /**
         * Returns these options with label smoothing.
         *
         * @param labelSmoothing fraction of a label's probability that is spread over all classes, 0 or more and below
         *     1
         * @return new options
         */
        public Options withLabelSmoothing(float labelSmoothing) {
            return new Options(size, augmentation, inputDropout, labelSmoothing, seed);
        }

        /**
         * Returns the number of batches in an epoch. The last one may be smaller than the others.
         *
         * @param examples number of training examples
         * @return number of batches, which is the number of updates in an epoch
         */
        public int batchesPerEpoch(int examples) {
            return (int) (((long) examples + size - 1) / size);
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
     * Creates a source of mini-batches.
     *
     * @param examples labeled examples
     * @param options the options
     * @param kernels kernels on whose threads the batches are prepared
     * @throws IllegalArgumentException if the batch size is above the number of examples, or the examples have no
     *     labels
     */
    public MiniBatches(Examples examples, Options options, ParallelKernels kernels) {
        this.examples = Objects.requireNonNull(examples, "examples");
        this.options = Objects.requireNonNull(options, "options");
        this.kernels = Objects.requireNonNull(kernels, "kernels");
        if (!examples.labeled()) {
            throw new IllegalArgumentException(
                    "the examples of " + examples.source() + " have no labels, which training needs");
        }
        if (options.size > examples.count()) {
            throw new IllegalArgumentException("a batch of " + options.size + " is more than all training examples ("
                    + examples.count() + "); choose a smaller batch");
        }
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
        return options.batchesPerEpoch(examples.count());
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
