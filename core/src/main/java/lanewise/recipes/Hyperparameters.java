package lanewise.recipes;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import lanewise.augmentation.Augmentation;
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

/**
 * A whole set of hyperparameters: everything that, with the data, decides the trained weights. Immutable. It is kept in
 * words, as a user gives it, so that it can be shown, stored and read again. Of epochs and iterations it holds one.
 */
public final class Hyperparameters {

    private static final float DECAY_OF_ADAMW = 0.01f;

    private final Map<Hyperparameter, String> words;

    private Hyperparameters(Map<Hyperparameter, String> words) {
        this.words = words;
    }

    /** Every hyperparameter as it is unless something else is said. */
    public static Hyperparameters standard() {
        Map<Hyperparameter, String> words = new EnumMap<>(Hyperparameter.class);
        for (Hyperparameter hyperparameter : Hyperparameter.values()) {
            hyperparameter.standard().ifPresent(word -> words.put(hyperparameter, word));
        }
        return new Hyperparameters(words);
    }

    /**
     * This set with other values for some. Giving one of epochs and iterations takes the other back.
     *
     * @throws IllegalArgumentException if a value is none of its hyperparameter, or epochs and iterations are both given;
     *     the message begins with the option's name
     */
    public Hyperparameters with(Map<Hyperparameter, String> changes) {
        Map<Hyperparameter, String> changed = new EnumMap<>(words);
        if (changes.containsKey(Hyperparameter.EPOCHS) && changes.containsKey(Hyperparameter.ITERATIONS)) {
            throw new IllegalArgumentException(
                    "--epochs and --iterations both say how long to train; give one of them");
        }
        if (changes.containsKey(Hyperparameter.ITERATIONS)) {
            changed.remove(Hyperparameter.EPOCHS);
        }
        if (changes.containsKey(Hyperparameter.EPOCHS)) {
            changed.remove(Hyperparameter.ITERATIONS);
        }
        changes.forEach((hyperparameter, text) -> {
            try {
                hyperparameter.parse(text);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("--" + hyperparameter.label() + ": " + e.getMessage(), e);
            }
            changed.put(hyperparameter, text);
        });
        return new Hyperparameters(changed);
    }

    /** All of them in words, in order; {@link #with} takes them back. */
    public Map<Hyperparameter, String> words() {
        return Collections.unmodifiableMap(words);
    }

    /** All of them in words, in order, with what stands for "auto" in its place. */
    public Map<Hyperparameter, String> resolvedWords() {
        Map<Hyperparameter, String> resolved = new EnumMap<>(words);
        Map.of(
                        Hyperparameter.INITIALIZATION, Values.nameOf(initialization()),
                        Hyperparameter.LEARNING_RATE, Float.toString(learningRate()),
                        Hyperparameter.WEIGHT_DECAY, weightDecay() == 0 ? "0" : Float.toString(weightDecay()))
                .forEach((hyperparameter, word) -> resolved.computeIfPresent(
                        hyperparameter, (h, given) -> given.equalsIgnoreCase(Values.AUTO) ? word : given));
        return resolved;
    }

    /** Those that are not as they are unless something else is said, as options of a command line. */
    public String asOptions() {
        return words.entrySet().stream()
                .filter(entry -> !entry.getKey().standard().equals(Optional.of(entry.getValue())))
                .map(entry -> "--" + entry.getKey().label() + " " + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    /** Units of the hidden layers. */
    public List<Integer> hidden() {
        return ((List<?>) value(Hyperparameter.HIDDEN))
                .stream().map(Integer.class::cast).toList();
    }

    /** The shape of the network for data of these sizes. */
    public Architecture architecture(int inputs, int classes) {
        return new Architecture(inputs, hidden(), classes, (Activation) value(Hyperparameter.ACTIVATION), (Boolean)
                value(Hyperparameter.BATCH_NORM));
    }

    /** A new network for data of these sizes. */
    public Network newNetwork(int inputs, int classes) {
        return Network.create(architecture(inputs, classes), initialization(), seed());
    }

    private Initialization initialization() {
        Initialization given = (Initialization) value(Hyperparameter.INITIALIZATION);
        return given == null ? Initialization.suiting((Activation) value(Hyperparameter.ACTIVATION)) : given;
    }

    /** The optimizer. */
    public Optimizer optimizer() {
        return (Optimizer) value(Hyperparameter.OPTIMIZER);
    }

    /** The learning rate. */
    public float learningRate() {
        Float given = (Float) value(Hyperparameter.LEARNING_RATE);
        return given == null ? optimizer().customaryLearningRate() : given;
    }

    /** Whether every update is made from all examples as they are. */
    public boolean fullBatch() {
        return value(Hyperparameter.BATCH_SIZE) == null
                && augmentation().isNone()
                && number(Hyperparameter.INPUT_DROPOUT) == 0
                && number(Hyperparameter.LABEL_SMOOTHING) == 0;
    }

    /** How many updates to make, if that is what was said. */
    public OptionalInt iterations() {
        return words.containsKey(Hyperparameter.ITERATIONS)
                ? OptionalInt.of((Integer) value(Hyperparameter.ITERATIONS))
                : OptionalInt.empty();
    }

    /** How mini-batches are made of so many examples. */
    public MiniBatches.Options miniBatches(int examples) {
        Integer size = (Integer) value(Hyperparameter.BATCH_SIZE);
        return new MiniBatches.Options(
                size == null ? examples : size,
                augmentation(),
                number(Hyperparameter.INPUT_DROPOUT),
                number(Hyperparameter.LABEL_SMOOTHING),
                seed());
    }

    /** What is done to the images of mini-batches. */
    public Augmentation augmentation() {
        return new Augmentation(
                number(Hyperparameter.SHIFT),
                number(Hyperparameter.ROTATE),
                number(Hyperparameter.ZOOM),
                number(Hyperparameter.SHEAR),
                number(Hyperparameter.ELASTIC),
                number(Hyperparameter.ELASTIC_SIGMA));
    }

    /** How to train with so many batches in an epoch. */
    public TrainingPlan plan(int batchesPerEpoch) {
        long updates = iterations().isPresent()
                ? iterations().getAsInt()
                : (long) (Integer) value(Hyperparameter.EPOCHS) * batchesPerEpoch;
        if (updates > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "--epochs: " + updates + " updates are more than " + Integer.MAX_VALUE + "; give fewer");
        }
        Double maxTime = (Double) value(Hyperparameter.MAX_TIME);
        return new TrainingPlan(
                update(),
                learningRate(),
                (Schedule) value(Hyperparameter.SCHEDULE),
                (int) updates,
                new Dropout(number(Hyperparameter.DROPOUT), seed()),
                patience(),
                maxTime == null ? Double.POSITIVE_INFINITY : maxTime);
    }

    private Update update() {
        return new Update(
                optimizer(),
                new Regularization(
                        number(Hyperparameter.L2),
                        number(Hyperparameter.CLIP),
                        weightDecay(),
                        number(Hyperparameter.MAX_NORM)),
                number(Hyperparameter.AVERAGE));
    }

    private float weightDecay() {
        Float given = (Float) value(Hyperparameter.WEIGHT_DECAY);
        boolean adamw = words.get(Hyperparameter.OPTIMIZER).equalsIgnoreCase("adamw");
        return given != null ? given : adamw ? DECAY_OF_ADAMW : 0f;
    }

    /** Evaluations without a better dev accuracy after which training stops; 0 for never. */
    public int patience() {
        return (Integer) value(Hyperparameter.PATIENCE);
    }

    /** How many of the built-in training images to take, at most. */
    public int builtInImages() {
        Integer given = (Integer) value(Hyperparameter.MNIST);
        return given == null ? Integer.MAX_VALUE : given;
    }

    /** The seed of all randomness. */
    public long seed() {
        return (Long) value(Hyperparameter.SEED);
    }

    private float number(Hyperparameter hyperparameter) {
        return (Float) value(hyperparameter);
    }

    private Object value(Hyperparameter hyperparameter) {
        return hyperparameter.parse(words.get(hyperparameter));
    }
}
