package lanewise.data;

import java.util.Arrays;
import lanewise.errors.LanewiseException;
import lanewise.random.RandomStream;
import lanewise.text.Text;

/**
 * Examples split into a training set and a dev set, which training does not use. Both have the classes of all examples.
 *
 * @param train training examples, in {@linkplain InkOrder ink order}
 * @param dev dev examples; may be empty
 */
public record Split(Examples train, Examples dev) {

    /** The default number of dev examples of a data set that is not small. */
    public static final int DEFAULT_DEV = 1000;

    private static final int DEV_SHARE = 10;

    /** In this many examples or more, one class per example is not a coincidence. */
    private static final int MANY = 20;

    private static final String OTHER_COLUMN =
            "check the data with lanewise data; --label-column names the column of the labels of a CSV file";

    /**
     * Returns the default number of dev examples: 1,000, or a tenth of the examples if that is fewer.
     *
     * @param examples number of examples
     * @return number of dev examples
     */
    public static int defaultDev(int examples) {
        return Math.min(DEFAULT_DEV, examples / DEV_SHARE);
    }

    /**
     * Shuffles examples by {@link #order}. The first {@code dev} examples in the new order become the dev set; the
     * others, in ink order, become the training set.
     *
     * @param all labeled examples
     * @param dev number of dev examples, from 0 up to but not including {@code all.count()}
     * @param seed seed of the shuffle
     * @return the split
     * @throws LanewiseException if the examples have no labels, or {@code dev} is out of its range
     */
    public static Split of(Examples all, int dev, long seed) {
        checkLabels(all);
        if (dev < 0) {
            throw new LanewiseException(all.source(), dev + " is not a number of dev examples", "use 0 or more");
        }
        if (dev >= all.count()) {
            String problem = dev > all.count()
                    ? Text.count(dev) + " dev examples are requested, but there are only " + Text.count(all.count())
                    : Text.count(dev, "dev example") + " would leave no training example";
            throw new LanewiseException(
                    all.source(), problem, "use at most " + Text.count(all.count() - 1L) + " dev examples");
        }
        int[] order = order(all.count(), seed);
        Examples devExamples = all.select(Arrays.copyOf(order, dev));
        int[] train = InkOrder.of(all, Arrays.copyOfRange(order, dev, order.length));
        return new Split(all.select(train), devExamples);
    }

    /**
     * Returns the order into which a seed shuffles examples: {@link RandomStream#permutation} of the stream {@code
     * "split"}.
     *
     * @param examples number of examples
     * @param seed seed of the shuffle
     * @return the index of each example, in the new order
     */
    public static int[] order(int examples, long seed) {
        return RandomStream.of(seed, "split").permutation(examples);
    }

    /**
     * Checks that a network can be trained on examples.
     *
     * @param all the examples
     * @throws LanewiseException if they have no labels, only one class, or one class per example
     */
    public static void checkTrainable(Examples all) {
        checkLabels(all);
        long classes = Arrays.stream(all.labels()).distinct().count();
        if (classes == 1) {
            String who =
                    all.count() == 1 ? "the only example has" : "all " + Text.count(all.count()) + " examples have";
            throw new LanewiseException(
                    all.source(),
                    who + " the label " + all.classes().labelOf(all.labels()[0])
                            + ", but training needs at least two classes",
                    OTHER_COLUMN);
        }
        if (classes == all.count() && all.count() >= MANY) {
            throw new LanewiseException(
                    all.source(),
                    "each of the " + Text.count(all.count()) + " examples has a different class",
                    OTHER_COLUMN);
        }
    }

    private static void checkLabels(Examples all) {
        if (!all.labeled()) {
            throw new LanewiseException(
                    all.source(),
                    "the labels are missing, but training needs them",
                    "for a CSV file, give the column of the labels with --label-column; for an IDX file of images, also"
                            + " give the file of labels");
        }
    }
}
