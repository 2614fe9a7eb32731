package lanewise.training;

import java.util.List;
import lanewise.data.Examples;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.ForwardPropagation;
import lanewise.network.Network;

/** Evaluates networks on a fixed set of labeled examples. */
public final class Evaluator {

    /** Examples per batch. With this number the activations of wide layers stay in the caches. */
    private static final int BATCH = 1024;

    private final List<Batch> batches;

    /**
     * Creates an evaluator of the given batches.
     *
     * @param batches labeled batches; may be empty
     * @throws IllegalArgumentException if a batch has no labels
     */
    public Evaluator(List<Batch> batches) {
        this.batches = List.copyOf(batches);
        this.batches.forEach(Batch::requireLabels);
    }

    /**
     * Returns an evaluator of the given examples.
     *
     * @param examples labeled examples; may be empty
     * @return an evaluator
     * @throws IllegalArgumentException if the examples have no labels
     */
    public static Evaluator of(Examples examples) {
        return new Evaluator(Batch.all(examples, BATCH));
    }

    /**
     * Returns the number of examples.
     *
     * @return number of examples
     */
    public int examples() {
        return batches.stream().mapToInt(Batch::m).sum();
    }

    /**
     * Evaluates a network on all examples, with batch normalization {@linkplain Network#folded() folded}.
     *
     * @param k the kernels
     * @param network the network, which is not changed
     * @return loss and accuracy; {@link Evaluation#NONE} if there are no examples
     * @throws IllegalArgumentException if the numbers of inputs or classes of the network and of the examples differ
     */
    public Evaluation evaluate(ParallelKernels k, Network network) {
        Network folded = network.folded();
        ForwardPropagation forward = null;
        Evaluation all = Evaluation.NONE;
        for (Batch batch : batches) {
            if (forward == null || forward.m() != batch.m()) {
                forward = new ForwardPropagation(folded, batch.m());
            }
            forward.propagate(k, batch.X());
            all = all.and(Evaluation.of(forward.Z(folded.depth()), forward.probabilities(), batch.Y()));
        }
        return all;
    }
}
