package lanewise.cli.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import lanewise.cli.console.Console;
import lanewise.cli.terminal.TextLayout;
import lanewise.cli.train.hyperparameters.HyperparameterOptions;
import lanewise.recipes.Recipe;
import picocli.CommandLine.Command;

/** The command that lists the recipes. */
@Command(
        name = RecipesCommand.NAME,
        sortOptions = false,
        description = {
            "Lists the recipes of train --recipe, with their test errors, training times and hyperparameters.",
            ""
        })
public final class RecipesCommand implements Callable<Integer> {

    static final String NAME = "recipes";

    private final Console console;

    /**
     * Creates the command.
     *
     * @param console where it prints
     */
    public RecipesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<String> lines = new ArrayList<>();
        for (Recipe recipe : Recipe.all()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(recipe.name() + ", version " + recipe.version());
            lines.addAll(wrapped("  ", recipe.purpose().split(" ")));
            lines.addAll(wrapped("  ", recipe.result().split(" ")));
            lines.addAll(wrapped(
                    "  Same as: train ",
                    HyperparameterOptions.of(recipe.hyperparameters()).split(" (?=--)")));
        }
        console.println(lines);
        return 0;
    }

    private List<String> wrapped(String start, String[] pieces) {
        return TextLayout.wrapped(start, List.of(pieces), " ", console.width());
    }
}
