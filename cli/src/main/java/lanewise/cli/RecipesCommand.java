package lanewise.cli;

import java.util.List;
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
            say("  ", recipe.purpose().split(" "));
            say("  ", recipe.reached().split(" "));
            say("  train ", recipe.hyperparameters().asOptions().split(" (?=--)"));
            gap = System.lineSeparator();
        }
        return 0;
    }

    private void say(String start, String[] pieces) {
        Text.wrapped(start, List.of(pieces), " ", main.terminal().width()).forEach(this::say);
    }

    private void say(String line) {
        main.terminal().out().println(line);
    }
}
