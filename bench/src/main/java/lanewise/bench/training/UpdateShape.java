package lanewise.bench.training;

import lanewise.recipes.Hyperparameters;

/** The networks whose updates are measured, one hidden layer each. */
final class UpdateShape {

    /** Examples in a batch. */
    static final int BATCH = 128;

    /** Pixels of an image. */
    static final int INPUTS = 784;

    /** Digits. */
    static final int CLASSES = 10;

    private UpdateShape() {}

    /** Adam on mini-batches, 784-hidden-10, everything else plain. */
    static Hyperparameters hyperparameters(int hidden) {
        return Hyperparameters.builder().hidden(hidden).build();
    }
}
