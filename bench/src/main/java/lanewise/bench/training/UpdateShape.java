package lanewise.bench.training;

import lanewise.recipes.Hyperparameters;

/** The networks whose updates are measured, with one hidden layer each. */
final class UpdateShape {

    /** Number of examples in a batch. */
    static final int BATCH = 128;

    /** Number of pixels of an image. */
    static final int INPUTS = 784;

    /** Number of classes. */
    static final int CLASSES = 10;

    private UpdateShape() {}

    /** Returns hyperparameters for 784-hidden-10 with Adam on mini-batches, otherwise the defaults. */
    static Hyperparameters hyperparameters(int hidden) {
        return Hyperparameters.builder().hidden(hidden).build();
    }
}
