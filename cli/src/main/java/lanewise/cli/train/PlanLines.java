package lanewise.cli.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lanewise.cli.terminal.TextLayout;
import lanewise.cli.train.hyperparameters.GivenHyperparameters;
import lanewise.cli.train.hyperparameters.HyperparameterOption;
import lanewise.network.Network;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Recipe;
import lanewise.text.Text;
import lanewise.training.BatchSource;
import lanewise.training.FullBatch;
import lanewise.training.TrainingPlan;

/** Describes a training before it starts. */
final class PlanLines {

    private static final String INDENT = "  ";

    /** The values of hyperparameters that have no effect. */
    private static final Set<String> OFF = Set.of("0", "no", "none");

    private PlanLines() {}

    /** Returns the line with the network and the length of the training. */
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
                ? updates + ", " + Text.count(perEpoch) + " per epoch"
                : Text.count(plan.updates() / perEpoch, "epoch") + " of " + Text.count(perEpoch, "iteration");
    }

    /**
     * Returns the lines about the recipe and the hyperparameters. A training with the values of the video has none.
     *
     * @param recipe null for none
     * @param words the hyperparameters as they are printed; those that are missing are left out
     * @param width maximum length of a line, if no word is longer
     */
    static List<String> plan(
            Recipe recipe,
            StartingPoint start,
            GivenHyperparameters given,
            Map<Hyperparameter<?>, String> words,
            int width) {
        Hyperparameters hyperparameters = start.hyperparameters();
        List<String> lines = new ArrayList<>();
        if (recipe != null) {
            lines.add(recipe(recipe, hyperparameters, given.texts(hyperparameters)));
        }
        if (recipe != null || start.model() != null || !given.selectsVideoRecipe()) {
            lines.addAll(hyperparameters(hyperparameters, words, width));
        }
        if (recipe == null && start.model() == null) {
            given.firstNotOfTheVideo()
                    .ifPresent(first -> lines.add("hint: because " + HyperparameterOption.name(first)
                            + " is set, the default hyperparameters above are used; to use those of the video, add"
                            + " --recipe video"));
        }
        return lines;
    }

    /**
     * Returns the recipe and the hyperparameters that have other values.
     *
     * @param words the hyperparameters as they are printed
     */
    private static String recipe(Recipe recipe, Hyperparameters hyperparameters, Map<Hyperparameter<?>, String> words) {
        Map<Hyperparameter<?>, String> own = Hyperparameter.texts(recipe.hyperparameters());
        String others = Hyperparameter.texts(hyperparameters).entrySet().stream()
                .filter(entry -> !entry.getValue().equals(own.get(entry.getKey())))
                .map(entry -> word(entry.getKey(), words))
                .collect(Collectors.joining(", "));
        return "recipe: " + recipe.name() + ", version " + recipe.version()
                + (others.isEmpty() ? "" : ", with " + others);
    }

    /** Returns the hyperparameters, group by group, without those that are off. */
    private static List<String> hyperparameters(
            Hyperparameters hyperparameters, Map<Hyperparameter<?>, String> words, int width) {
        List<String> lines = new ArrayList<>(List.of("hyperparameters:"));
        int titles = 0;
        for (HyperparameterOption.Group group : HyperparameterOption.Group.values()) {
            titles = Math.max(titles, group.title().length());
        }
        for (HyperparameterOption.Group group : HyperparameterOption.Group.values()) {
            List<String> ofGroup = HyperparameterOption.ALL.stream()
                    .filter(option -> option.group() == group)
                    .map(HyperparameterOption::hyperparameter)
                    .filter(words::containsKey)
                    .filter(hyperparameter -> !isOff(hyperparameter, hyperparameters))
                    .map(hyperparameter -> word(hyperparameter, words))
                    .toList();
            if (ofGroup.isEmpty()) {
                continue;
            }
            String title = group == HyperparameterOption.Group.DATA
                    ? group.title()
                    : group.title().toLowerCase(Locale.ROOT);
            lines.addAll(TextLayout.wrapped(
                    String.format(Locale.ROOT, INDENT + "%-" + titles + "s" + INDENT, title), ofGroup, ", ", width));
        }
        return lines;
    }

    /** Returns whether a hyperparameter is off, as it is by default. */
    private static boolean isOff(Hyperparameter<?> hyperparameter, Hyperparameters all) {
        if (hyperparameter == Hyperparameter.WEIGHT_DECAY) {
            return all.weightDecay() == 0 && all.optimizer().defaultWeightDecay() == 0;
        }
        if (hyperparameter == Hyperparameter.ELASTIC_SIGMA) {
            return all.augmentation().elasticAlpha() == 0;
        }
        Optional<String> text = hyperparameter.text(all);
        return text.isPresent()
                && OFF.contains(text.get())
                && text.equals(hyperparameter.text(Hyperparameters.defaults()));
    }

    private static String word(Hyperparameter<?> hyperparameter, Map<Hyperparameter<?>, String> words) {
        return hyperparameter.name() + " " + words.get(hyperparameter);
    }
}
