package lanewise.cli.train;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Recipe;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/** Every hyperparameter as an option of {@code train}. */
public final class HyperparameterOptions {

    /** With no others given, training is the video's. */
    private static final Set<Hyperparameter> OF_THE_VIDEO = EnumSet.of(
            Hyperparameter.ITERATIONS,
            Hyperparameter.LEARNING_RATE,
            Hyperparameter.MAX_TIME,
            Hyperparameter.MNIST,
            Hyperparameter.SEED);

    private HyperparameterOptions() {}

    /** Adds the options to a command, those of each group as a mixin named by the group's title. */
    public static void addTo(CommandSpec command) {
        for (Hyperparameter.Group group : Hyperparameter.Group.values()) {
            CommandSpec mixin = CommandSpec.create();
            for (Hyperparameter hyperparameter : Hyperparameter.values()) {
                if (hyperparameter.group() == group) {
                    mixin.addOption(option(hyperparameter));
                }
            }
            command.addMixin(group.title(), mixin);
        }
    }

    private static OptionSpec option(Hyperparameter hyperparameter) {
        ITypeConverter<String> converter = text -> {
            try {
                hyperparameter.parse(text);
                return text;
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        };
        return OptionSpec.builder(names(hyperparameter))
                .paramLabel(hyperparameter.placeholder())
                .type(String.class)
                .converters(converter)
                .description(hyperparameter.description()
                        + hyperparameter
                                .standard()
                                .map(word -> " Default: " + word + ".")
                                .orElse(""))
                .build();
    }

    private static String[] names(Hyperparameter hyperparameter) {
        String name = "--" + hyperparameter.label();
        return hyperparameter == Hyperparameter.LEARNING_RATE ? new String[] {"--alpha", name} : new String[] {name};
    }

    /** Those that were given. */
    static Map<Hyperparameter, String> given(ParseResult result) {
        Map<Hyperparameter, String> given = new EnumMap<>(Hyperparameter.class);
        for (OptionSpec option : result.matchedOptions()) {
            Hyperparameter.named(option.longestName().substring("--".length()))
                    .ifPresent(hyperparameter -> given.put(hyperparameter, option.getValue()));
        }
        return given;
    }

    /**
     * The whole set: what was given, and for the rest the recipe's. With no recipe named, the rest is the video's as long
     * as nothing but the length of training, the learning rate, the data and the seed is given, else as in the help.
     *
     * @param recipe null if none was named
     */
    static Hyperparameters complete(Recipe recipe, Map<Hyperparameter, String> given) {
        if (recipe != null) {
            return recipe.hyperparameters().with(given);
        }
        return (areTheVideos(given) ? Recipe.VIDEO.hyperparameters() : Hyperparameters.standard()).with(given);
    }

    /** Whether, with no recipe named, the rest is the video's. */
    static boolean areTheVideos(Map<Hyperparameter, String> given) {
        return OF_THE_VIDEO.containsAll(given.keySet());
    }
}
