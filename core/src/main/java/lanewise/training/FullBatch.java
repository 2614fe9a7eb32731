package lanewise.training;

import java.util.List;

/**
 * All examples in every batch, as in the video.
 *
 * @param batch all of them
 */
public record FullBatch(Batch batch) implements BatchSource {

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
