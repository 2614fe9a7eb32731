package lanewise.training;

/** Where training takes its batches from. */
public interface BatchSource {

    /** Examples of an epoch, all batches together. */
    int examples();

    /** Batches in an epoch. */
    int batchesPerEpoch();

    /**
     * The batch of update number {@code t}, from 0: batch {@code t % batchesPerEpoch()} of epoch
     * {@code t / batchesPerEpoch()}. Valid until the next is asked for.
     */
    Batch batch(int t);

    /** All examples, to evaluate a network on. */
    Evaluator evaluator();
}
