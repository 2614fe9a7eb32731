package lanewise.cli.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import lanewise.cli.terminal.TextLayout;
import lanewise.network.Network;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Recipe;
import lanewise.text.Text;
import lanewise.training.BatchSource;
import lanewise.training.FullBatch;
import lanewise.training.TrainingPlan;

/** What will be trained and how, in lines. */
final class PlanLines {

    private static final String INDENT = "  ";

    private PlanLines() {}

    /** The network and how long it will be trained, in one line. */
    static String network(Network network, Hyperparameters hyperparameters, TrainingPlan plan, BatchSource source) {
        return "network: " + network.shape() + ", learning rate " + plan.alpha() + ", "
                + length(hyperparameters, plan, source) + ", seed " + hyperparameters.seed();
    }

    private static String length(Hyperparameters hyperparameters, TrainingPlan plan, BatchSource source) {
        String updates = Text.count(plan.updates(), "iteration");
        if (source instanceof FullBatch) {
            return updates;
        }
        int perEpoch = source.batchesPerEpoch();
        return hyperparameters.iterations().isPresent()
                ? updates + ", " + Text.count(perEpoch) + " to an epoch"
                : Text.count(plan.updates() / perEpoch, "epoch") + " of " + Text.count(perEpoch, "iteration");
    }

    /** The recipe by its name, and what is not as it has it. */
    static String recipe(Recipe recipe, Hyperparameters hyperparameters) {
        Map<Hyperparameter, String> own = recipe.hyperparameters().words();
        String others = hyperparameters.words().entrySet().stream()
                .filter(entry -> !Objects.equals(entry.getValue(), own.get(entry.getKey())))
                .map(PlanLines::word)
                .collect(Collectors.joining(", "));
        return "recipe: " + recipe.name() + ", version " + recipe.version()
                + (others.isEmpty() ? "" : ", but " + others);
    }

    /** All of these, group by group, in lines of at most this width where words allow. */
    static List<String> hyperparameters(Map<Hyperparameter, String> words, int width) {
        List<String> lines = new ArrayList<>(List.of("hyperparameters:"));
        int titles = 0;
        for (Hyperparameter.Group group : Hyperparameter.Group.values()) {
            titles = Math.max(titles, group.title().length());
        }
        for (Hyperparameter.Group group : Hyperparameter.Group.values()) {
            List<String> ofGroup = words.entrySet().stream()
                    .filter(entry -> entry.getKey().group() == group)
                    .map(PlanLines::word)
                    .toList();
            String title = group == Hyperparameter.Group.DATA
                    ? group.title()
                    : group.title().toLowerCase(Locale.ROOT);
            lines.addAll(TextLayout.wrapped(
                    String.format(Locale.ROOT, INDENT + "%-" + titles + "s" + INDENT, title), ofGroup, ", ", width));
        }
        return lines;
    }

    private static String word(Map.Entry<Hyperparameter, String> entry) {
        return entry.getKey().label() + " " + entry.getValue();
    }
}
