package lanewise.cli.train.files;

import java.util.Arrays;
import lanewise.data.Examples;
import lanewise.random.RandomStream;

/**
 * The training, dev and test examples of a training.
 *
 * @param train the training examples
 * @param dev the held-out examples; may be empty
 * @param test the test examples, null if there are none
 */
public record TrainingData(Examples train, Examples dev, Examples test) {

    /** Number of training examples to choose predictions from if there are no others. */
    private static final int SAMPLE = 1000;

    /** {@return whether there are dev examples} */
    public boolean hasDev() {
        return dev.count() > 0;
    }

    /** {@return whether there are test examples} */
    public boolean hasTest() {
        return test != null;
    }

    /**
     * Returns the examples whose mistakes are reported: the test examples; without them, the dev or training examples.
     */
    Examples reported() {
        return hasTest() ? test : hasDev() ? dev : train;
    }

    /** Returns the name of the set that {@link #reported} returns. */
    String reportedName() {
        return hasTest() ? "test" : shownName();
    }

    /**
     * Returns examples to choose drawings from. Test examples are used only once, for the result.
     *
     * @param seed the seed of the training
     * @return the dev examples, or some of the training examples if there are no dev examples
     */
    public Examples shown(long seed) {
        if (hasDev()) {
            return dev;
        }
        int[] order = RandomStream.of(seed, "sample").permutation(train.count());
        return train.select(Arrays.copyOf(order, Math.min(SAMPLE, order.length)));
    }

    /** {@return the name of the set that {@link #shown} is taken from} */
    public String shownName() {
        return hasDev() ? "dev" : "training";
    }
}
