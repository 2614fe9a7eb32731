package lanewise.cli.train;

import java.util.List;
import java.util.concurrent.Callable;
import lanewise.cli.console.Console;
import lanewise.cli.terminal.TextLayout;
import lanewise.recipes.Recipe;
import picocli.CommandLine.Command;

/** The command that shows the recipes. */
@Command(
        name = RecipesCommand.NAME,
        sortOptions = false,
        description = {"Shows the recipes that train --recipe takes: what each sets and what it reached.", ""})
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
        String gap = "";
        for (Recipe recipe : Recipe.all()) {
            say(gap + recipe.name() + ", version " + recipe.version());
            say("  ", recipe.purpose().split(" "));
            say("  ", recipe.reached().split(" "));
            say("  train ", HyperparameterOptions.of(recipe.hyperparameters()).split(" (?=--)"));
            gap = System.lineSeparator();
        }
        return 0;
    }

    private void say(String start, String[] pieces) {
        TextLayout.wrapped(start, List.of(pieces), " ", console.terminal().width())
                .forEach(this::say);
    }

    private void say(String line) {
        console.terminal().out().println(line);
    }
}
