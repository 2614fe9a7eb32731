package lanewise.cli.train;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lanewise.cli.options.ModelOptions;
import lanewise.cli.options.WeightsOptions;
import lanewise.cli.train.hyperparameters.GivenHyperparameters;
import lanewise.cli.train.hyperparameters.HyperparameterOption;
import lanewise.data.Examples;
import lanewise.errors.LanewiseException;
import lanewise.kernels.Activation;
import lanewise.network.Network;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Recipe;
import lanewise.storage.Model;
import lanewise.storage.ModelFile;
import lanewise.storage.Training;
import lanewise.text.Text;
import lanewise.training.Schedule;
import lanewise.training.TrainingPlan;
import lanewise.training.TrainingState;
import lanewise.weights.WeightOrigin;

/**
 * The hyperparameters and the weights with which training starts: new weights, the weights of a model file, or the
 * state of a training that is resumed.
 *
 * @param hyperparameters the complete set
 * @param recipe name and version of the recipe the set is based on
 * @param file the model file, null for new weights
 * @param model the content of the file, null for new weights
 * @param resumed whether the training in the file is resumed
 */
record StartingPoint(
        Hyperparameters hyperparameters, Optional<String> recipe, Path file, Model model, boolean resumed) {

    /** The reason why most options are rejected with {@code --resume}. */
    static final String TAKEN_FROM_FILE =
            "a resumed training takes this value from its file; remove the option, or start a new training with --from";

    /** Hyperparameters that may be set with {@code --resume}. */
    private static final Set<Hyperparameter<?>> MAY_CHANGE =
            Set.of(Hyperparameter.EPOCHS, Hyperparameter.ITERATIONS, Hyperparameter.MAX_TIME);

    /** Hyperparameters that come from the file with {@code --resume}. */
    private static final Set<Hyperparameter<?>> FIXED_BY_FILE = Hyperparameter.values().stream()
            .filter(hyperparameter -> !MAY_CHANGE.contains(hyperparameter))
            .collect(Collectors.toUnmodifiableSet());

    /** Hyperparameters that set the length of the training. */
    private static final Set<Hyperparameter<?>> LENGTH = Set.of(Hyperparameter.EPOCHS, Hyperparameter.ITERATIONS);

    /** Hyperparameters that the weights of a file determine. */
    private static final Set<Hyperparameter<?>> OF_WEIGHTS =
            Set.of(Hyperparameter.HIDDEN, Hyperparameter.INITIALIZATION, Hyperparameter.BATCH_NORM);

    /**
     * Returns the starting point that the options describe.
     *
     * @param recipe null for none
     * @param givesDev whether {@code --dev} is given
     * @param weights how to read weights from another tool
     * @throws IllegalArgumentException if options contradict each other or the file
     */
    static StartingPoint of(
            TrainOptions.ModelFiles files,
            Recipe recipe,
            boolean givesDev,
            GivenHyperparameters given,
            WeightsOptions weights) {
        if (files.resume() == null) {
            return files.from() == null ? anew(recipe, given) : from(files.from(), recipe, given, weights);
        }
        if (files.from() != null) {
            throw new IllegalArgumentException("--resume and --from are mutually exclusive; give one of them");
        }
        if (recipe != null || givesDev) {
            throw new IllegalArgumentException((recipe != null ? "--recipe: " : "--dev: ") + TAKEN_FROM_FILE);
        }
        return resume(files.resume(), given);
    }

    /**
     * Returns the starting point with new weights.
     *
     * @param recipe null for none
     * @throws IllegalArgumentException if hyperparameters contradict each other
     */
    static StartingPoint anew(Recipe recipe, GivenHyperparameters given) {
        return new StartingPoint(given.completed(recipe), named(recipe), null, null, false);
    }

    private static Optional<String> named(Recipe recipe) {
        return Optional.ofNullable(recipe).map(r -> r.name() + " " + r.version());
    }

    /**
     * Returns the starting point with the weights and the network shape of a file. The rest is as for new weights.
     *
     * @param recipe null for none
     * @param weights how to read weights from another tool
     * @throws IllegalArgumentException if hyperparameters contradict each other or the file
     */
    static StartingPoint from(Path file, Recipe recipe, GivenHyperparameters given, WeightsOptions weights) {
        refuse(given, OF_WEIGHTS, "the weights in the file determine this value; remove the option");
        Hyperparameters complete = given.completed(recipe);
        boolean activationGiven = given.contains(Hyperparameter.ACTIVATION);
        Activation activation = activationGiven ? complete.network().activation() : Activation.RELU;
        Model model = ModelFile.read(file, weights.with(activation));
        Network network = model.network();
        if (activationGiven && network.activation() != activation) {
            throw new IllegalArgumentException(
                    "--activation: the file specifies another activation; remove the option");
        }
        complete = complete.toBuilder()
                .hidden(IntStream.range(1, network.depth())
                        .map(l -> network.layer(l).units())
                        .toArray())
                .activation(network.activation())
                .batchNormalization(false)
                .build();
        return new StartingPoint(complete, named(recipe), file, model, false);
    }

    /**
     * Returns the starting point with the training state of a file. The result is bit-identical to an uninterrupted
     * training.
     *
     * @throws IllegalArgumentException if a hyperparameter is given that the file determines
     * @throws LanewiseException if the file contains no training, or one with an optimizer that is not built in
     */
    static StartingPoint resume(Path file, GivenHyperparameters given) {
        Model model = ModelFile.read(file);
        Training training = model.training()
                .orElseThrow(() -> new LanewiseException(
                        file.toString(),
                        "the file contains weights, but no training state to resume from",
                        "start a new training from these weights with --from"));
        refuse(given, FIXED_BY_FILE, TAKEN_FROM_FILE);
        Hyperparameters stored = training.hyperparameters();
        String optimizer = training.state().optimizer();
        if (!optimizer.equals(stored.optimizer().getClass().getName())) {
            throw new LanewiseException(
                    file.toString(),
                    "this training uses the optimizer class " + optimizer + ", which this program does not contain",
                    "resume it with TrainingLoop in a program that contains this class, or start a new training from"
                            + " these weights with --from");
        }
        if (!stored.optimization().schedule().equals(Schedule.CONSTANT)) {
            refuse(
                    given,
                    LENGTH,
                    "the learning rate schedule in the file depends on the length of the training; remove the option");
        }
        return new StartingPoint(given.appliedTo(stored), training.recipe(), file, model, true);
    }

    private static void refuse(GivenHyperparameters given, Set<Hyperparameter<?>> refused, String because) {
        given.firstOf(refused).ifPresent(hyperparameter -> {
            throw new IllegalArgumentException(HyperparameterOption.name(hyperparameter) + ": " + because);
        });
    }

    /**
     * Returns the starting point for a number of training examples: a batch size that the user did not choose is at
     * most that number. Returns this if it fits.
     */
    StartingPoint fitting(int examples, GivenHyperparameters given) {
        if (examples < 1 || resumed || given.contains(Hyperparameter.BATCH_SIZE)) {
            return this;
        }
        Hyperparameters fitting = hyperparameters.fitting(examples);
        return fitting == hyperparameters ? this : new StartingPoint(fitting, recipe, file, model, resumed);
    }

    /** Returns the line about the file; empty for new weights. */
    Optional<String> line(TrainingPlan plan) {
        if (model == null) {
            return Optional.empty();
        }
        if (!resumed) {
            return Optional.of("initial weights: " + file
                    + model.origin().map(origin -> ", " + origin.line()).orElse(""));
        }
        int updates = training().state().updates();
        if (updates < plan.updates()) {
            return Optional.of("resuming " + file + " at update " + Text.count(updates));
        }
        String extend = hyperparameters.optimization().schedule().equals(Schedule.CONSTANT)
                ? "to extend it, give a higher "
                        + (hyperparameters.iterations().isPresent() ? "--iterations" : "--epochs")
                : "the schedule of its learning rate ends there; start a new training with --from";
        return Optional.of(
                file + ": training is already complete, after " + Text.count(updates, "update") + "; " + extend);
    }

    /** Returns how weights from another tool were read; empty if there are none. */
    Optional<WeightOrigin> origin() {
        return Optional.ofNullable(model).flatMap(Model::origin);
    }

    /** Returns the stored training. */
    Training training() {
        return model.training().orElseThrow();
    }

    /**
     * Checks that the data fits the file.
     *
     * @param dataHash computes the hash of the data; used only for a training that is resumed
     * @throws LanewiseException if the size, the classes or the hash of the data differs
     */
    void check(Examples data, Supplier<String> dataHash) {
        if (model == null) {
            return;
        }
        if (resumed && !training().dataHash().equals(dataHash.get())) {
            throw new LanewiseException(
                    file.toString(),
                    "the training in the file used data other than " + data.source(),
                    "give the same data with --data, or start a new training from these weights with --from");
        }
        ModelOptions.checkSize(file, model, data);
        if (data.classes().size() != model.classes().size()
                || model.training().isPresent() && !data.classes().equals(model.classes())) {
            throw new LanewiseException(
                    file.toString(),
                    "the model has the classes " + model.classes() + ", but " + data.source() + " has the classes "
                            + data.classes(),
                    "use data with the same classes");
        }
    }

    /** Returns whether a training that is resumed has more updates than the plan. */
    boolean isBeyond(TrainingPlan plan) {
        return resumed && training().state().updates() > plan.updates();
    }

    /** Returns the state to train. */
    TrainingState state(Examples train, TrainingPlan plan) {
        if (resumed) {
            return training().state();
        }
        Network network = model == null
                ? hyperparameters.newNetwork(
                        train.pixelsPerExample(), train.classes().size())
                : model.network().copy();
        return new TrainingState(
                network, plan.update().optimizer(), plan.update().averageDecay() > 0);
    }
}
