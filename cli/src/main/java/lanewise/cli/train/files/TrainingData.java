package lanewise.cli.train;

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
record TrainingData(Examples train, Examples dev, Examples test) {

    /** Number of training examples to choose predictions from if there are no others. */
    private static final int SAMPLE = 1000;

    boolean hasDev() {
        return dev.count() > 0;
    }

    /** Returns the examples whose mistakes are reported: the test examples; without them, the dev or the training examples. */
    Examples reported() {
        return test != null ? test : hasDev() ? dev : train;
    }

    /** Returns the name of the set that {@link #reported} returns. */
    String reportedName() {
        return test != null ? "test" : shownName();
    }

    /** Returns examples to choose drawings from. Test examples are used only once, for the result. */
    Examples shown(long seed) {
        if (hasDev()) {
            return dev;
        }
        int[] order = RandomStream.of(seed, "sample").permutation(train.count());
        return train.select(Arrays.copyOf(order, Math.min(SAMPLE, order.length)));
    }

    /** Returns the name of the set that {@link #shown} is taken from. */
    String shownName() {
        return hasDev() ? "dev" : "training";
    }
}
