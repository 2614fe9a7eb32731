package lanewise.watch;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.network.BackPropagation;
import lanewise.network.ForwardPropagation;
import lanewise.network.Gradients;
import lanewise.network.Network;
import lanewise.training.Batch;
import lanewise.training.FullBatch;
import lanewise.training.TrainingPlan;
import lanewise.training.TrainingState;

/**
 * The iteration that follows a state: its equations and all their matrices, computed with the kernels of the training
 * from copies of its parameters. The next iteration of the training computes the same bits.
 */
final class Iteration {

    /** The maximum number of elements of all activations and derivatives. A full batch that needs more is cut. */
    private static final long MOST_ELEMENTS = 16_000_000;

    private final int update;
    private final int examples;
    private final int batchSize;
    private final float alpha;
    private final double loss;
    private final List<Equation> equations;
    private final Map<String, Values> matrices = new LinkedHashMap<>();

    private Iteration(int update, int examples, int batchSize, float alpha, double loss, List<Equation> equations) {
        this.update = update;
        this.examples = examples;
        this.batchSize = batchSize;
        this.alpha = alpha;
        this.loss = loss;
        this.equations = equations;
    }

    /**
     * Computes the next iteration of a training.
     *
     * @param state the state, which is not changed
     */
    static Iteration of(WatchedTraining training, TrainingState state) {
        int t = state.updates();
        TrainingPlan plan = training.plan();
        // A training that has ended has no learning rate for further updates.
        float alpha = plan.alpha(Math.min(t, plan.updates() - 1));
        TrainingState moved = state.copy();
        Network network = moved.network();
        Batch whole = training.source().batch(t);
        Batch batch = cut(training, network, whole);
        ForwardPropagation forward = new ForwardPropagation(network, batch.m());
        forward.propagate(training.kernels(), batch.X(), plan.dropout(), t);
        Gradients gradients = new Gradients(network);
        BackPropagation backward = new BackPropagation(network, batch.m(), gradients);
        backward.propagate(training.kernels(), batch.X(), batch.Y(), forward);
        double loss = Evaluation.of(forward.Z(network.depth()), forward.probabilities(), batch.Y())
                .loss();
        Network before = state.network().copy();
        Iteration iteration =
                new Iteration(t, batch.m(), whole.m(), alpha, loss, Equations.of(network, plan, new VideoCode()));
        iteration.put("X", training.source() instanceof FullBatch ? Values.of(batch.X()) : Values.of(copy(batch.X())));
        iteration.put("Y", Values.of(batch.Y()));
        for (int l = 1; l <= network.depth(); l++) {
            iteration.put("W" + l, Values.of(before.W(l)));
            iteration.put("b" + l, Values.of(before.b(l)));
            iteration.put("Z" + l, Values.of(forward.Z(l)));
            iteration.put("A" + l, Values.of(forward.A(l)));
            iteration.put("D" + l, Values.of(forward.D(l)));
            iteration.put("dZ" + l, Values.of(backward.dZ(l)));
            iteration.put("dW" + l, Values.of(copy(gradients.dW(l))));
            iteration.put("db" + l, Values.of(copy(gradients.db(l))));
        }
        // Regularization changes the gradients, which are therefore copied above.
        plan.update().apply(training.kernels(), moved, gradients, alpha);
        for (int l = 1; l <= network.depth(); l++) {
            iteration.put("W" + l + Equations.NEW, Values.of(network.W(l)));
            iteration.put("b" + l + Equations.NEW, Values.of(network.b(l)));
        }
        return iteration;
    }

    /** Returns the first examples of a full batch that needs too much memory, or else the batch. */
    private static Batch cut(WatchedTraining training, Network network, Batch batch) {
        long perExample = 0;
        for (int l = 1; l <= network.depth(); l++) {
            perExample += 3L * network.layer(l).units();
        }
        long most = Math.max(1, MOST_ELEMENTS / perExample);
        return batch.m() <= most || !(training.source() instanceof FullBatch)
                ? batch
                : Batch.of(training.training().first((int) most));
    }

    /** Copies the pixels of a mini-batch, which are overwritten by the next one. */
    private static Matrix copy(PixelMatrix pixels) {
        Values values = Values.of(pixels);
        Matrix copy = Matrix.zeros(pixels.rows(), pixels.cols());
        for (int i = 0; i < copy.rows(); i++) {
            for (int j = 0; j < copy.cols(); j++) {
                copy.set(i, j, values.get(i, j));
            }
        }
        return copy;
    }

    private static Matrix copy(Matrix matrix) {
        Matrix copy = Matrix.zeros(matrix.rows(), matrix.cols());
        for (int i = 0; i < copy.rows(); i++) {
            for (int j = 0; j < copy.cols(); j++) {
                copy.set(i, j, matrix.get(i, j));
            }
        }
        return copy;
    }

    private void put(String name, Values values) {
        matrices.put(name, values);
    }

    /** Returns the number of updates before this iteration. */
    int update() {
        return update;
    }

    List<Equation> equations() {
        return equations;
    }

    /** Returns a matrix by its name in the equations; null if there is none. */
    Values matrix(String name) {
        return matrices.get(name);
    }

    /** Writes the equations and the shapes of the matrices. */
    void write(JsonGenerator json) throws IOException {
        json.writeNumberField("update", update);
        json.writeNumberField("m", examples);
        json.writeNumberField("batch", batchSize);
        json.writeNumberField("alpha", alpha);
        json.writeFieldName("loss");
        Point.number(json, loss);
        json.writeArrayFieldStart("equations");
        for (Equation equation : equations) {
            equation.write(json);
        }
        json.writeEndArray();
        json.writeObjectFieldStart("shapes");
        for (Map.Entry<String, Values> matrix : matrices.entrySet()) {
            json.writeStringField(
                    matrix.getKey(),
                    matrix.getValue().rows() + " x " + matrix.getValue().cols());
        }
        json.writeEndObject();
    }
}
