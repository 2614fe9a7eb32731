package lanewise.training;

import java.util.ArrayList;
import java.util.List;
import lanewise.data.Examples;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Kernels;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;
import lanewise.network.ForwardPropagation;
import lanewise.network.Network;

/** Examples to evaluate networks on, in batches small enough that the results of wide layers stay in the caches. */
public final class Evaluator {

    private static final int BATCH = 1024;

    private final List<Batch> batches;

    /** Of these batches. */
    public Evaluator(List<Batch> batches) {
        this.batches = List.copyOf(batches);
    }

    /** Of these labeled examples, which may be none. */
    public static Evaluator of(Examples examples) {
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < examples.count(); from += BATCH) {
            int m = Math.min(BATCH, examples.count() - from);
            PixelMatrix X = PixelMatrix.ofExamples(
                    examples.pixels(), from * examples.pixelsPerExample(), m, examples.height(), examples.width());
            batches.add(new Batch(
                    X, OneHot.of(examples.labels(), examples.classes().size()).cols(from, from + m)));
        }
        return new Evaluator(batches);
    }

    /** Examples. */
    public int examples() {
        return batches.stream().mapToInt(Batch::m).sum();
    }

    /** Forward propagation of all examples and its evaluation; batch normalization is folded. */
    public Evaluation evaluate(Kernels k, Network network) {
        Network plain = network.folded();
        ForwardPropagation forward = null;
        Evaluation all = Evaluation.NONE;
        for (Batch batch : batches) {
            if (forward == null || forward.m() != batch.m()) {
                forward = new ForwardPropagation(plain, batch.m());
            }
            forward.propagate(k, batch.X());
            all = all.and(Evaluation.of(forward.Z(plain.depth()), forward.probabilities(), batch.Y()));
        }
        return all;
    }
}
