package lanewise.cli.train.hyperparameters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lanewise.data.Mnist;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Recipe;
import lanewise.recipes.Setting;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The hyperparameters that are set on the command line. */
public final class GivenHyperparameters {

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

    /**
     * Collects the hyperparameters of a command line.
     *
     * @param result the parsed command line
     */
    public GivenHyperparameters(ParseResult result) {
        for (OptionSpec option : result.matchedOptions()) {
            if (option.getValue() instanceof Setting<?> setting) {
                settings.put(setting.hyperparameter(), setting);
                texts.put(
                        setting.hyperparameter(), option.originalStringValues().get(0));
            }
        }
    }

    private GivenHyperparameters() {}

    /**
     * Returns these hyperparameters and others.
     *
     * @param more values that are added, or replace those of the command line
     * @return all of them
     */
    public GivenHyperparameters with(List<Setting<?>> more) {
        GivenHyperparameters all = new GivenHyperparameters();
        all.settings.putAll(settings);
        all.texts.putAll(texts);
        for (Setting<?> setting : more) {
            all.settings.put(setting.hyperparameter(), setting);
            all.texts.put(setting.hyperparameter(), setting.text());
        }
        return all;
    }

    /**
     * Returns whether a hyperparameter is set.
     *
     * @param hyperparameter the hyperparameter
     * @return whether the command line sets it
     */
    public boolean contains(Hyperparameter<?> hyperparameter) {
        return settings.containsKey(hyperparameter);
    }

    /** {@return the options as on the command line, separated by spaces; empty if no hyperparameter is set} */
    public String options() {
        return texts.entrySet().stream()
                .map(entry -> HyperparameterOption.name(entry.getKey()) + " " + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    /**
     * Returns the first hyperparameter that is set and in a collection, in the order of the help.
     *
     * @param hyperparameters the collection
     * @return the hyperparameter; empty if none of them is set
     */
    public Optional<Hyperparameter<?>> firstOf(Set<Hyperparameter<?>> hyperparameters) {
        return Hyperparameter.values().stream()
                .filter(this::contains)
                .filter(hyperparameters::contains)
                .findFirst();
    }

    /** {@return whether only length, learning rate, data and seed are set, so that the recipe of the video applies} */
    public boolean selectsVideoRecipe() {
        return OF_THE_VIDEO.containsAll(settings.keySet());
    }

    /**
     * Returns the set that a recipe and the command line describe. Without a recipe, hyperparameters that are not set
     * have the values of the video if {@link #selectsVideoRecipe()}, else the defaults.
     *
     * @param recipe null for none
     * @return the set
     * @throws IllegalArgumentException if both epochs and iterations are set
     */
    public Hyperparameters completed(Recipe recipe) {
        if (recipe != null) {
            return appliedTo(withDefaultRate(recipe.hyperparameters()));
        }
        return appliedTo(selectsVideoRecipe() ? Recipe.VIDEO.hyperparameters() : Hyperparameters.defaults());
    }

    /**
     * Returns a recipe's set without its learning rate if the command line sets another optimizer and no learning rate:
     * a rate that was chosen for one optimizer is wrong for another, 0.1 for the video's and 0.001 for adam.
     */
    private Hyperparameters withDefaultRate(Hyperparameters ofRecipe) {
        boolean other = contains(Hyperparameter.OPTIMIZER)
                && !contains(Hyperparameter.LEARNING_RATE)
                && !settings.get(Hyperparameter.OPTIMIZER)
                        .text()
                        .equals(Hyperparameter.OPTIMIZER.text(ofRecipe).orElseThrow());
        return other ? ofRecipe.with(List.of(Hyperparameter.LEARNING_RATE.setting("auto"))) : ofRecipe;
    }

    /** {@return the first hyperparameter that makes the others have their defaults instead of the video's values} */
    public Optional<Hyperparameter<?>> firstNotOfTheVideo() {
        return Hyperparameter.values().stream()
                .filter(this::contains)
                .filter(hyperparameter -> !OF_THE_VIDEO.contains(hyperparameter))
                .findFirst();
    }

    /**
     * Returns a set with the values of the command line.
     *
     * @param hyperparameters the set without them
     * @return the new set
     * @throws IllegalArgumentException if both epochs and iterations are set
     */
    public Hyperparameters appliedTo(Hyperparameters hyperparameters) {
        if (contains(Hyperparameter.EPOCHS) && contains(Hyperparameter.ITERATIONS)) {
            throw new IllegalArgumentException("--epochs and --iterations are mutually exclusive; give one of them");
        }
        Hyperparameters applied = hyperparameters.with(settings.values());
        if (contains(Hyperparameter.MNIST) && applied.builtInImages().orElse(0) > Mnist.TRAINING_IMAGES) {
            throw new IllegalArgumentException(HyperparameterOption.name(Hyperparameter.MNIST) + ": '"
                    + texts.get(Hyperparameter.MNIST) + "' is more than the " + Mnist.TRAINING_IMAGES
                    + " built-in training images; give that many or fewer");
        }
        return applied;
    }

    /**
     * Returns a set as text. A value that comes from the command line is written as it is there.
     *
     * @param hyperparameters the set
     * @return the text of each value
     */
    public Map<Hyperparameter<?>, String> texts(Hyperparameters hyperparameters) {
        Map<Hyperparameter<?>, String> all = Hyperparameter.texts(hyperparameters);
        all.replaceAll((hyperparameter, text) ->
                contains(hyperparameter) && settings.get(hyperparameter).text().equals(text)
                        ? texts.get(hyperparameter)
                        : text);
        return all;
    }
}
