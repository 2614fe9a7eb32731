package lanewise.data;

import java.util.Arrays;
import lanewise.errors.LanewiseException;
import lanewise.random.RandomStream;
import lanewise.text.Text;

/**
 * Examples divided into those to train on and those to check the training with. Both have the classes of the whole.
 *
 * @param train the training examples, in {@linkplain InkOrder ink order}
 * @param dev the dev examples, which training does not see; may be empty
 */
public record Split(Examples train, Examples dev) {

    /**
     * Shuffles all examples by {@link RandomStream#permutation} of the stream {@code "split"}; the first {@code dev} in
     * the new order become the dev examples, the rest, put in ink order, the training examples.
     *
     * @param all labeled examples
     * @param dev how many dev examples, 0 up to but not including {@code all.count()}
     * @param seed decides the order
     * @throws LanewiseException if the examples have no labels, or none would be left to train on
     */
    public static Split of(Examples all, int dev, long seed) {
        if (!all.labeled()) {
            throw new LanewiseException(
                    all.source(),
                    "the labels are missing, and training needs them",
                    "a CSV file has them in its first column, under the header 'label', an IDX file of images in a"
                            + " second file, to be given with it");
        }
        if (dev < 0) {
            throw new LanewiseException(all.source(), dev + " is no number of dev examples", "ask for 0 or more");
        }
        if (dev >= all.count()) {
            String problem = dev > all.count()
                    ? Text.count(dev) + " are more dev examples than there are (" + Text.count(all.count()) + ")"
                    : "with " + Text.count(dev, "dev example") + " none is left to train on";
            throw new LanewiseException(
                    all.source(), problem, "ask for " + Text.count(all.count() - 1L) + " dev examples at most");
        }
        int[] order = RandomStream.of(seed, "split").permutation(all.count());
        Examples devExamples = all.select(Arrays.copyOf(order, dev));
        int[] train = InkOrder.of(all, Arrays.copyOfRange(order, dev, order.length));
        return new Split(all.select(train), devExamples);
    }
}
