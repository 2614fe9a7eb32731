package lanewise.cli.train;

import java.util.Arrays;
import lanewise.data.Examples;
import lanewise.random.RandomStream;

/**
 * The examples of a training in their three parts.
 *
 * @param train to learn from
 * @param dev kept apart to check on, perhaps none
 * @param test null if there are none
 */
record TrainingData(Examples train, Examples dev, Examples test) {

    /** Training examples to take predictions from where there are no others. */
    private static final int SAMPLE = 1000;

    boolean hasDev() {
        return dev.count() > 0;
    }

    /** Examples that were not learnt from, as far as there are any, for a report of the mistakes. */
    Examples reported() {
        return test != null ? test : hasDev() ? dev : train;
    }

    /** What {@link #reported} is a part of. */
    String reportedName() {
        return test != null ? "test" : shownName();
    }

    /** Examples to draw a few of: the test examples are read once, to report, and play no part here. */
    Examples shown(long seed) {
        if (hasDev()) {
            return dev;
        }
        int[] order = RandomStream.of(seed, "sample").permutation(train.count());
        return train.select(Arrays.copyOf(order, Math.min(SAMPLE, order.length)));
    }

    /** What {@link #shown} is a part of. */
    String shownName() {
        return hasDev() ? "dev" : "training";
    }
}
