package lanewise.training;

/**
 * The source of the batches of a training.
 *
 * <p>An implementation must return the same batch whenever it is called with the same update number, because a resumed
 * training starts in the middle.
 */
public interface BatchSource {

    /**
     * Returns the number of examples of an epoch.
     *
     * @return number of examples of all batches of an epoch
     */
    int examples();

    /**
     * Returns the number of batches of an epoch.
     *
     * @return number of batches, 1 or more
     */
    int batchesPerEpoch();

    /**
     * Returns the batch of an update: batch {@code t % batchesPerEpoch()} of epoch {@code t / batchesPerEpoch()}.
     *
     * @param t number of the update, from 0
     * @return a labeled batch, valid until the next call
     */
    Batch batch(int t);

    /**
     * Returns an evaluator of all examples, without augmentation and dropout.
     *
     * @return an evaluator
     */
    Evaluator evaluator();
}
