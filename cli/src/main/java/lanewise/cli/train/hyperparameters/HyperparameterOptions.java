package lanewise.cli.train.hyperparameters;

import java.util.stream.Collectors;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Hyperparameters;
import picocli.CommandLine.Model.CommandSpec;

/** The hyperparameters as options of {@code train}, and of commands that take the same options. */
public final class HyperparameterOptions {

    private HyperparameterOptions() {}

    /**
     * Adds the options to a command. Each group is a mixin with the title of the group as its name.
     *
     * @param command the command
     * @param hidden whether the help of the command omits them
     */
    public static void addTo(CommandSpec command, boolean hidden) {
        for (HyperparameterOption.Group group : HyperparameterOption.Group.values()) {
            CommandSpec mixin = CommandSpec.create();
            HyperparameterOption.ALL.stream()
                    .filter(option -> option.group() == group)
                    .forEach(option -> mixin.addOption(option.spec(hidden)));
            command.addMixin(group.title(), mixin);
        }
    }

    /**
     * Returns the options that change the defaults to a set of hyperparameters.
     *
     * @param hyperparameters the set
     * @return the options with their values, separated by spaces
     */
    public static String of(Hyperparameters hyperparameters) {
        return Hyperparameter.textsOfChanges(hyperparameters).entrySet().stream()
                .map(entry -> HyperparameterOption.name(entry.getKey()) + " " + entry.getValue())
                .collect(Collectors.joining(" "));
    }
}
