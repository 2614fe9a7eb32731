package lanewise.recipes;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.augmentation.Augmentation;
import lanewise.data.Mnist;
import lanewise.data.Split;
import lanewise.golden.GoldenRun;
import lanewise.kernels.Activation;
import lanewise.network.Architecture;
import lanewise.network.Dropout;
import lanewise.network.Initialization;
import lanewise.network.Network;
import lanewise.training.MiniBatches;
import lanewise.training.Regularization;
import lanewise.training.Schedule;
import lanewise.training.TrainingPlan;
import lanewise.training.Update;
import lanewise.training.optimizer.Optimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HyperparametersTest {

    /** Reads names and values, such as {@code hidden 30,20 epochs 3}. */
    private static Hyperparameters of(String words) {
        List<Setting<?>> settings = new ArrayList<>();
        String[] parts = words.split(" ");
        for (int i = 0; i + 1 < parts.length; i += 2) {
            settings.add(Hyperparameter.named(parts[i]).orElseThrow().setting(parts[i + 1]));
        }
        return Hyperparameters.defaults().with(settings);
    }

    private static Hyperparameters all() {
        return of("hidden 30,20 activation leaky-relu initialization glorot batch-norm yes "
                + "optimizer nesterov learning-rate 0.25 schedule one-cycle batch-size 64 epochs 3 dropout 0.4 "
                + "input-dropout 0.2 weight-decay 0.03 l2 0.002 max-norm 4 label-smoothing 0.1 clip 5 "
                + "average 0.99 shift 2 rotate 12 zoom 0.15 shear 0.3 elastic 34 elastic-sigma 5 patience 6 "
                + "max-time 1.5m mnist 1000 seed -7");
    }

    @Test
    void everyValueHasItsEffect() {
        Hyperparameters all = all();
        assertEquals(new Architecture(9, List.of(30, 20), 4, Activation.LEAKY_RELU, true), all.architecture(9, 4));
        assertEquals(
                Network.create(all.architecture(9, 4), Initialization.GLOROT, -7)
                        .weightsHash(),
                all.newNetwork(9, 4).weightsHash());
        assertEquals(
                new TrainingPlan(
                        new Update(Optimizer.named("nesterov"), new Regularization(0.002f, 5f, 0.03f, 4f), 0.99f),
                        0.25f,
                        Schedule.ONE_CYCLE,
                        3 * 11,
                        new Dropout(0.4f, -7),
                        6,
                        90),
                all.plan(11));
        assertEquals(
                new MiniBatches.Options(64, new Augmentation(2f, 12f, 0.15f, 0.3f, 34f, 5f), 0.2f, 0.1f, -7),
                all.miniBatches(700));
        assertEquals(Optional.of(1000), all.builtInImages());
        assertEquals(OptionalInt.empty(), all.iterations());
        assertFalse(all.fullBatch());
    }

    @ParameterizedTest
    @CsvSource({
        "gradient-descent, 0.1, 0",
        "momentum, 0.01, 0",
        "nesterov, 0.01, 0",
        "rmsprop, 0.001, 0",
        "adam, 0.001, 0",
        "adamw, 0.001, 0.01",
        "AdamW, 0.001, 0.01"
    })
    void resolvesAuto(String optimizer, float alpha, float decay) {
        Hyperparameters auto = of("optimizer " + optimizer);
        assertEquals(alpha, auto.learningRate());
        assertEquals(decay, auto.plan(1).update().regularization().weightDecay());
        Map<Hyperparameter<?>, String> resolved = Hyperparameter.texts(auto.resolved());
        assertEquals(alpha, Float.parseFloat(resolved.get(Hyperparameter.LEARNING_RATE)));
        assertEquals(decay, Float.parseFloat(resolved.get(Hyperparameter.WEIGHT_DECAY)));
        assertEquals("he", resolved.get(Hyperparameter.INITIALIZATION));
        assertFalse(resolved.containsValue("auto"), resolved.toString());
        assertEquals(auto.plan(7), auto.resolved().plan(7));
    }

    @Test
    void defaultInitializationDependsOnTheActivation() {
        Hyperparameters tanh = of("activation tanh hidden none");
        assertEquals(
                "glorot", Hyperparameter.INITIALIZATION.text(tanh.resolved()).orElseThrow());
        assertEquals(
                Network.create(tanh.architecture(5, 2), Initialization.GLOROT, 1)
                        .weightsHash(),
                tanh.newNetwork(5, 2).weightsHash());
        assertEquals(List.of(), tanh.network().hidden());
    }

    @Test
    void epochsAndIterationsReplaceEachOther() {
        Hyperparameters iterations = of("iterations 30");
        assertEquals(OptionalInt.of(30), iterations.iterations());
        assertEquals(30, iterations.plan(7).updates());
        Hyperparameters epochs = iterations.with(List.of(Hyperparameter.EPOCHS.setting("4")));
        assertEquals(OptionalInt.empty(), epochs.iterations());
        assertEquals(28, epochs.plan(7).updates());
        assertEquals(iterations, epochs.toBuilder().iterations(30).build());
        assertEquals(
                "epochs and iterations cannot be combined; give one of them",
                assertThrows(IllegalArgumentException.class, () -> of("epochs 2 iterations 9"))
                        .getMessage());
    }

    @Test
    void rejectsMoreUpdatesThanAnIntHolds() {
        assertEquals(
                "4000000000 updates exceed the maximum of 2147483647; choose a lower number",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> of("epochs 2000000000").plan(2))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "batch-size all, true",
        "batch-size ALL, true",
        "batch-size 10, false",
        "batch-size all input-dropout 0.1, false",
        "batch-size all label-smoothing 0.1, false",
        "batch-size all shift 1, false",
        "batch-size all dropout 0.5, true"
    })
    void fullBatchNeedsAllExamplesUnchanged(String options, boolean fullBatch) {
        assertEquals(fullBatch, of(options).fullBatch());
        assertEquals(
                options.contains("10") ? 10 : 500, of(options).miniBatches(500).size());
    }

    static List<Recipe> recipes() {
        return Recipe.all();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void textOfARecipeGivesTheSameSet(Recipe recipe) {
        assertSameFromText(recipe.hyperparameters());
    }

    @Test
    void textOfEveryValueGivesTheSameSet() {
        Hyperparameters all = all();
        assertSameFromText(all);
        assertSameFromText(all.resolved());
        assertEquals(all, all.toBuilder().build());
        Map<Hyperparameter<?>, String> defaults = Hyperparameter.texts(Hyperparameters.defaults());
        Hyperparameter.texts(all).forEach((h, text) -> assertNotEquals(defaults.get(h), text, h.name()));
    }

    private static void assertSameFromText(Hyperparameters set) {
        List<Setting<?>> settings = new ArrayList<>();
        Hyperparameter.texts(set).forEach((h, text) -> settings.add(h.setting(text)));
        assertEquals(set, Hyperparameters.defaults().with(settings));
        assertEquals(set, Recipe.VIDEO.hyperparameters().with(settings));
        assertEquals(set, all().toBuilder().iterations(1).build().with(settings));
    }

    static Stream<Arguments> outOfRange() {
        return Stream.<Map.Entry<String, UnaryOperator<HyperparametersBuilder>>>of(
                        entry("hidden: 0 is not a whole number of 1 or more", b -> b.hidden(3, 0)),
                        entry("learningRate: 0.0 is not a finite number above 0, such as 0.1", b -> b.learningRate(0)),
                        entry(
                                "learningRate: NaN is not a finite number above 0, such as 0.1",
                                b -> b.learningRate(Float.NaN)),
                        entry("batchSize: 0 is not a whole number of 1 or more", b -> b.batchSize(0)),
                        entry("epochs: 0 is not a whole number of 1 or more", b -> b.epochs(0)),
                        entry("iterations: -1 is not a whole number of 1 or more", b -> b.iterations(-1)),
                        entry("dropout: 1.0 is not a number from 0 to 1 (1 excluded)", b -> b.dropout(1)),
                        entry(
                                "inputDropout: -0.5 is not a number from 0 to 1 (1 excluded)",
                                b -> b.inputDropout(-0.5f)),
                        entry("weightDecay: -1.0 is not a finite number of 0 or more", b -> b.weightDecay(-1)),
                        entry("l2: Infinity is not a finite number of 0 or more", b -> b.l2(Float.POSITIVE_INFINITY)),
                        entry("maxNorm: -1.0 is not a finite number of 0 or more", b -> b.maxNorm(-1)),
                        entry("labelSmoothing: 1.0 is not a number from 0 to 1 (1 excluded)", b -> b.labelSmoothing(1)),
                        entry("clip: -1.0 is not a finite number of 0 or more", b -> b.clip(-1)),
                        entry("averageDecay: 1.0 is not a number from 0 to 1 (1 excluded)", b -> b.averageDecay(1)),
                        entry("rotate must be at most 180 degrees, not 181.0", b -> b.rotate(181)),
                        entry("elasticSigma: 0.5 is not a finite number of 1 or more", b -> b.elasticSigma(0.5f)),
                        entry("patience: -1 is not a whole number of 0 or more", b -> b.patience(-1)),
                        entry("maxSeconds: NaN is not a number of 0 or more", b -> b.maxSeconds(Double.NaN)),
                        entry("builtInImages: 0 is not a whole number of 1 or more", b -> b.builtInImages(0)))
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("outOfRange")
    void rejectsValuesOutOfRangeByName(String expected, UnaryOperator<HyperparametersBuilder> change) {
        HyperparametersBuilder builder = change.apply(Hyperparameters.builder());
        assertEquals(
                expected,
                assertThrows(IllegalArgumentException.class, builder::build).getMessage());
    }

    @Test
    void findsRecipesByName() {
        Set<String> names = Recipe.all().stream().map(Recipe::name).collect(Collectors.toSet());
        assertEquals(Recipe.all().size(), names.size());
        assertTrue(names.containsAll(Set.of("video", "quick", "strong", "best")));
        for (Recipe recipe : Recipe.all()) {
            assertEquals(Optional.of(recipe), Recipe.named(recipe.name()));
            assertTrue(recipe.version() >= 1);
        }
        assertEquals(Optional.of(Recipe.VIDEO), Recipe.named("VIDEO"));
        assertEquals(Optional.empty(), Recipe.named("turbo"));
    }

    /** The same examples, network and plan train to the same weights. */
    @Test
    void videoIsTheGoldenRun() {
        Hyperparameters video =
                Recipe.VIDEO.hyperparameters().toBuilder().iterations(20).build();
        Split split = Split.of(Mnist.training(video.imageLimit()), 1_000, video.seed());
        Split golden = GoldenRun.split();
        assertArrayEquals(golden.train().labels(), split.train().labels());
        assertTrue(Arrays.equals(golden.train().pixels(), split.train().pixels()));
        assertEquals(
                GoldenRun.network().weightsHash(), video.newNetwork(784, 10).weightsHash());
        TrainingPlan plan = video.plan(1);
        assertEquals(0, plan.dropout().rate());
        Dropout without = GoldenRun.plan().dropout();
        assertEquals(
                GoldenRun.plan(),
                new TrainingPlan(
                        plan.update(),
                        plan.alpha(),
                        plan.schedule(),
                        plan.updates(),
                        without,
                        plan.patience(),
                        plan.maxSeconds()));
        assertTrue(video.fullBatch());
        assertEquals(500, Recipe.VIDEO.hyperparameters().plan(1).updates());
    }
}
