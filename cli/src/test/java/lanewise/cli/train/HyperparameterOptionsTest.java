package lanewise.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lanewise.cli.train.hyperparameters.GivenHyperparameters;
import lanewise.cli.train.hyperparameters.HyperparameterOption;
import lanewise.cli.train.hyperparameters.HyperparameterOptions;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class HyperparameterOptionsTest {

    private static GivenHyperparameters given(String options) {
        CommandSpec command = CommandSpec.create();
        HyperparameterOptions.addTo(command, false);
        return new GivenHyperparameters(new CommandLine(command).parseArgs(options.split(" ")));
    }

    @Test
    void everyHyperparameterHasAnOption() {
        assertEquals(
                Hyperparameter.values(),
                HyperparameterOption.ALL.stream()
                        .map(HyperparameterOption::hyperparameter)
                        .toList());
        Set<HyperparameterOption.Group> groups = EnumSet.noneOf(HyperparameterOption.Group.class);
        for (HyperparameterOption option : HyperparameterOption.ALL) {
            groups.add(option.group());
            assertTrue(option.description().endsWith("."), option.description());
        }
        assertEquals(EnumSet.allOf(HyperparameterOption.Group.class), groups);
    }

    @Test
    void theHelpStatesBothDefaultsOfMnist() {
        CommandSpec command = CommandSpec.create();
        HyperparameterOptions.addTo(command, false);
        String help = command.findOption("--mnist").description()[0].replace(",", "");
        String video = Hyperparameter.MNIST.text(Recipe.VIDEO.hyperparameters()).orElseThrow();
        String other = Hyperparameter.MNIST.text(Hyperparameters.defaults()).orElseThrow();
        assertTrue(help.contains("without options has " + video + "."), help);
        assertTrue(help.endsWith("Default without a recipe: " + other + "."), help);
    }

    static List<Recipe> recipes() {
        return Recipe.all();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void optionsGiveTheSetAgain(Recipe recipe) {
        GivenHyperparameters given = given(HyperparameterOptions.of(recipe.hyperparameters()));
        assertEquals(recipe.hyperparameters(), given.appliedTo(Hyperparameters.defaults()));
        assertEquals(recipe.hyperparameters(), given.completed(null));
        assertEquals(recipe.hyperparameters(), given.completed(recipe));
    }

    @Test
    void theVideoUnlessMoreIsSet() {
        GivenHyperparameters video = given("--iterations 7 --alpha 0.2 --max-time 1m --mnist 100 --seed 3");
        assertTrue(video.selectsVideoRecipe());
        assertEquals(
                Recipe.VIDEO.hyperparameters().toBuilder()
                        .iterations(7)
                        .learningRate(0.2f)
                        .maxSeconds(60)
                        .builtInImages(100)
                        .seed(3)
                        .build(),
                video.completed(null));
        GivenHyperparameters more = given("--epochs 7");
        assertFalse(more.selectsVideoRecipe());
        assertEquals(Hyperparameters.builder().epochs(7).build(), more.completed(null));
    }

    @Test
    void valuesAreListedAsTheUserWroteThem() {
        GivenHyperparameters given =
                given("--optimizer AdamW --alpha 1e-3 --weight-decay auto --hidden 9,08 --dropout 0.10"
                        + " --max-time 60s --batch-size ALL");
        Map<Hyperparameter<?>, String> texts = given.texts(given.completed(null).resolved());
        assertEquals("AdamW", texts.get(Hyperparameter.OPTIMIZER));
        assertEquals("1e-3", texts.get(Hyperparameter.LEARNING_RATE));
        assertEquals("0.01", texts.get(Hyperparameter.WEIGHT_DECAY));
        assertEquals("9,08", texts.get(Hyperparameter.HIDDEN));
        assertEquals("0.10", texts.get(Hyperparameter.DROPOUT));
        assertEquals("60s", texts.get(Hyperparameter.MAX_TIME));
        assertEquals("ALL", texts.get(Hyperparameter.BATCH_SIZE));
        assertEquals("he", texts.get(Hyperparameter.INITIALIZATION));
        assertEquals("10", texts.get(Hyperparameter.EPOCHS));
    }

    @Test
    void theFirstInTheOrderOfTheHelp() {
        GivenHyperparameters given = given("--seed 1 --epochs 3 --hidden 4");
        assertEquals(
                Optional.of(Hyperparameter.EPOCHS),
                given.firstOf(Set.of(Hyperparameter.SEED, Hyperparameter.EPOCHS, Hyperparameter.SHIFT)));
        assertEquals(Optional.empty(), given.firstOf(Set.of(Hyperparameter.SHIFT)));
    }
}
