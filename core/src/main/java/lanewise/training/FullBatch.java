package lanewise.training;

import java.util.List;

/**
 * A source whose every batch holds all examples, as in the video.
 *
 * @param batch all examples, with labels
 */
public record FullBatch(Batch batch) implements BatchSource {

    /**
     * Creates a source.
     *
     * @param batch all examples, with labels
     * @throws IllegalArgumentException if the batch has no labels or no examples
     */
    public FullBatch {
        if (batch.requireLabels().m() == 0) {
            throw new IllegalArgumentException("training needs at least one example");
        }
    }

    @Override
    public int examples() {
        return batch.m();
    }

    @Override
    public int batchesPerEpoch() {
        return 1;
    }

    @Override
    public Batch batch(int t) {
        return batch;
    }

    @Override
    public Evaluator evaluator() {
        return new Evaluator(List.of(batch));
    }
}
