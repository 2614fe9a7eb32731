package lanewise.cli;

import java.util.concurrent.Callable;
import lanewise.recipes.Recipe;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** The command that shows the recipes. */
@Command(
        name = RecipesCommand.NAME,
        sortOptions = false,
        description = {"Shows the recipes that train --recipe takes: what each sets and what it reached.", ""})
final class RecipesCommand implements Callable<Integer> {

    static final String NAME = "recipes";

    @ParentCommand
    private Main main;

    @Override
    public Integer call() {
        String gap = "";
        for (Recipe recipe : Recipe.all()) {
            say(gap + recipe.name() + ", version " + recipe.version());
            say("  " + recipe.purpose());
            say("  train " + recipe.hyperparameters().asOptions());
            if (!recipe.reached().isEmpty()) {
                say("  " + recipe.reached());
            }
            gap = System.lineSeparator();
        }
        return 0;
    }

    private void say(String line) {
        main.terminal().out().println(line);
    }
}
