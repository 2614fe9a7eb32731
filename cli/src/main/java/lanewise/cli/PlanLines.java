package lanewise.cli;

import java.util.ArrayList;
import java.util.List;
import lanewise.network.Network;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Recipe;
import lanewise.training.BatchSource;
import lanewise.training.FullBatch;
import lanewise.training.TrainingPlan;

/** What will be trained and how, in lines. */
final class PlanLines {

    private PlanLines() {}

    /**
     * The lines.
     *
     * @param recipe that was asked for, null if none was
     */
    static List<String> of(
            Network network, Hyperparameters hyperparameters, TrainingPlan plan, BatchSource source, Recipe recipe) {
        List<String> lines = new ArrayList<>();
        boolean fullBatch = source instanceof FullBatch;
        int perEpoch = source.batchesPerEpoch();
        String length = fullBatch
                ? Text.count(plan.updates(), "iteration")
                : Text.count(plan.updates() / perEpoch, "epoch") + " of " + Text.count(perEpoch) + " batches";
        lines.add("network: " + network.shape() + ", learning rate " + plan.alpha() + ", " + length + ", seed "
                + hyperparameters.seed());
        if (recipe != null) {
            lines.add("recipe: " + recipe.name() + ", version " + recipe.version());
        }
        if (recipe != null || !fullBatch) {
            lines.add("hyperparameters: " + HyperparameterOptions.line(hyperparameters));
        }
        return lines;
    }
}
