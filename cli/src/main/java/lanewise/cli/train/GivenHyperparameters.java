package lanewise.cli.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Recipe;
import lanewise.recipes.Setting;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The hyperparameters that are set on the command line. */
final class GivenHyperparameters {

    /** Hyperparameters that may be set without a recipe and still select the recipe of the video. */
    private static final Set<Hyperparameter<?>> OF_THE_VIDEO = Set.of(
            Hyperparameter.ITERATIONS,
            Hyperparameter.LEARNING_RATE,
            Hyperparameter.MAX_TIME,
            Hyperparameter.MNIST,
            Hyperparameter.SEED);

    private final Map<Hyperparameter<?>, Setting<?>> settings = new LinkedHashMap<>();

    /** The values as given on the command line. */
    private final Map<Hyperparameter<?>, String> texts = new LinkedHashMap<>();

    /** Collects the hyperparameters of a command line. */
    GivenHyperparameters(ParseResult result) {
        for (OptionSpec option : result.matchedOptions()) {
            if (option.getValue() instanceof Setting<?> setting) {
                settings.put(setting.hyperparameter(), setting);
                texts.put(
                        setting.hyperparameter(), option.originalStringValues().get(0));
            }
        }
    }

    /** Returns whether a hyperparameter is set. */
    boolean contains(Hyperparameter<?> hyperparameter) {
        return settings.containsKey(hyperparameter);
    }

    /** Returns the first hyperparameter that is set and in a collection, in the order of the help. */
    Optional<Hyperparameter<?>> firstOf(Set<Hyperparameter<?>> hyperparameters) {
        return Hyperparameter.values().stream()
                .filter(this::contains)
                .filter(hyperparameters::contains)
                .findFirst();
    }

    /** Returns whether only length, learning rate, data and seed are set, so that the recipe of the video applies. */
    boolean areTheVideos() {
        return OF_THE_VIDEO.containsAll(settings.keySet());
    }

    /**
     * Returns the set that a recipe and the command line describe. Without a recipe, hyperparameters that are not set have
     * the values of the video if {@link #areTheVideos()}, else the defaults.
     *
     * @param recipe null for none
     * @throws IllegalArgumentException if both epochs and iterations are set
     */
    Hyperparameters completed(Recipe recipe) {
        if (recipe != null) {
            return appliedTo(recipe.hyperparameters());
        }
        return appliedTo(areTheVideos() ? Recipe.VIDEO.hyperparameters() : Hyperparameters.defaults());
    }

    /**
     * Returns a set with the values of the command line.
     *
     * @throws IllegalArgumentException if both epochs and iterations are set
     */
    Hyperparameters appliedTo(Hyperparameters hyperparameters) {
        if (contains(Hyperparameter.EPOCHS) && contains(Hyperparameter.ITERATIONS)) {
            throw new IllegalArgumentException("--epochs and --iterations are mutually exclusive; give one of them");
        }
        return hyperparameters.with(settings.values());
    }

    /** Returns a set as text. A value that comes from the command line is written as it is there. */
    Map<Hyperparameter<?>, String> texts(Hyperparameters hyperparameters) {
        Map<Hyperparameter<?>, String> all = Hyperparameter.texts(hyperparameters);
        all.replaceAll((hyperparameter, text) ->
                contains(hyperparameter) && settings.get(hyperparameter).text().equals(text)
                        ? texts.get(hyperparameter)
                        : text);
        return all;
    }
}
