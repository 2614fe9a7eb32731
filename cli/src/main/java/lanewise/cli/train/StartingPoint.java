package lanewise.cli.train;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lanewise.cli.options.ModelOptions;
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
import lanewise.training.TrainingPlan;
import lanewise.training.TrainingState;

/**
 * What training begins with: new weights, the weights of a file, or the state in which a training was left.
 *
 * @param hyperparameters all of them
 * @param recipe name and version of the one they began with
 * @param file that was read, null for new weights
 * @param model what is in it, null for new weights
 * @param resumed whether the training of the file goes on
 */
record StartingPoint(
        Hyperparameters hyperparameters, Optional<String> recipe, Path file, Model model, boolean resumed) {

    /** Why most options are refused where a training goes on. */
    static final String OF_FILE =
            "a training that goes on takes this from its file; leave it out, or begin a new training with --from";

    /** What may be said anew when a training goes on. */
    private static final Set<Hyperparameter> MAY_CHANGE =
            EnumSet.of(Hyperparameter.EPOCHS, Hyperparameter.ITERATIONS, Hyperparameter.MAX_TIME);

    /** What the weights of a file decide. */
    private static final Set<Hyperparameter> OF_WEIGHTS =
            EnumSet.of(Hyperparameter.HIDDEN, Hyperparameter.INITIALIZATION, Hyperparameter.BATCH_NORM);

    /**
     * New weights.
     *
     * @param recipe null if none was named
     * @throws IllegalArgumentException if what was given contradicts itself
     */
    static StartingPoint anew(Recipe recipe, Map<Hyperparameter, String> given) {
        return new StartingPoint(HyperparameterOptions.complete(recipe, given), named(recipe), null, null, false);
    }

    private static Optional<String> named(Recipe recipe) {
        return Optional.ofNullable(recipe).map(r -> r.name() + " " + r.version());
    }

    /**
     * The weights of a file and with them the shape of its network; everything else as for new weights.
     *
     * @throws IllegalArgumentException if what was given contradicts itself or the file
     */
    static StartingPoint from(Path file, Recipe recipe, Map<Hyperparameter, String> given) {
        refuse(given, OF_WEIGHTS, "the weights come from the file, which decides this");
        Activation activation = given.containsKey(Hyperparameter.ACTIVATION)
                ? (Activation) Hyperparameter.ACTIVATION.parse(given.get(Hyperparameter.ACTIVATION))
                : Activation.RELU;
        Model model = ModelFile.read(file, activation);
        Network network = model.network();
        if (given.containsKey(Hyperparameter.ACTIVATION) && network.activation() != activation) {
            throw new IllegalArgumentException("--activation: the network of the file has another");
        }
        Map<Hyperparameter, String> ofFile = new EnumMap<>(given);
        ofFile.put(
                Hyperparameter.HIDDEN,
                network.depth() == 1
                        ? "none"
                        : IntStream.range(1, network.depth())
                                .mapToObj(l -> Integer.toString(network.layer(l).units()))
                                .collect(Collectors.joining(",")));
        ofFile.put(Hyperparameter.ACTIVATION, network.activation().label());
        ofFile.put(Hyperparameter.BATCH_NORM, "no");
        Hyperparameters complete = HyperparameterOptions.complete(recipe, given).with(ofFile);
        return new StartingPoint(complete, named(recipe), file, model, false);
    }

    /**
     * The training of a file, to go on to the same bits as if it had never stopped.
     *
     * @throws IllegalArgumentException if what was given would change that
     */
    static StartingPoint resume(Path file, Map<Hyperparameter, String> given) {
        Model model = ModelFile.read(file);
        Training training = model.training()
                .orElseThrow(() -> new LanewiseException(
                        file.toString(),
                        "these are weights from elsewhere, and no training that could go on",
                        "begin a new one from them with --from"));
        refuse(given, EnumSet.complementOf(EnumSet.copyOf(MAY_CHANGE)), OF_FILE);
        Hyperparameters stored = training.hyperparameters();
        if (!stored.words()
                .get(Hyperparameter.SCHEDULE)
                .equalsIgnoreCase(Hyperparameter.SCHEDULE.standard().orElseThrow())) {
            refuse(
                    given,
                    EnumSet.of(Hyperparameter.EPOCHS, Hyperparameter.ITERATIONS),
                    "the file's schedule of the learning rate depends on the length of the training, which stays as it is");
        }
        return new StartingPoint(stored.with(given), training.recipe(), file, model, true);
    }

    private static void refuse(Map<Hyperparameter, String> given, Set<Hyperparameter> refused, String because) {
        given.keySet().stream().filter(refused::contains).findFirst().ifPresent(hyperparameter -> {
            throw new IllegalArgumentException("--" + hyperparameter.label() + ": " + because);
        });
    }

    /** One line that tells of the file; empty if there is none. */
    Optional<String> line() {
        if (model == null) {
            return Optional.empty();
        }
        String name = file.toString();
        return Optional.of(
                resumed
                        ? "goes on: " + name + ", after "
                                + Text.count(training().state().updates(), "update")
                        : "weights from: " + name);
    }

    /** The stored training that goes on. */
    Training training() {
        return model.training().orElseThrow();
    }

    /**
     * Checks that the data is what the file needs.
     *
     * @param dataHash of the data, asked for only where a training goes on
     * @throws LanewiseException if it is not
     */
    void check(Examples data, Supplier<String> dataHash) {
        if (model == null) {
            return;
        }
        ModelOptions.checkSize(file, model, data);
        if (data.classes().size() != model.classes().size()
                || model.training().isPresent() && !data.classes().equals(model.classes())) {
            throw new LanewiseException(
                    file.toString(),
                    "the model has the classes " + model.classes() + ", the data of " + data.source() + " has "
                            + data.classes(),
                    "give data of the same classes with --data");
        }
        if (resumed && !training().dataHash().equals(dataHash.get())) {
            throw new LanewiseException(
                    file.toString(),
                    "this training began on other data than " + data.source(),
                    "give the same data with --data, or begin a new training from these weights with --from");
        }
    }

    /** Whether a training that goes on has done more than the plan asks for. */
    boolean isBeyond(TrainingPlan plan) {
        return resumed && training().state().updates() > plan.updates();
    }

    /** The state to train. */
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
