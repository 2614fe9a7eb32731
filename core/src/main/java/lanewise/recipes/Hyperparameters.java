package lanewise.recipes;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import lanewise.augmentation.Augmentation;
import lanewise.kernels.Activation;
import lanewise.network.Architecture;
import lanewise.network.Dropout;
import lanewise.network.Network;
import lanewise.training.MiniBatches;
import lanewise.training.Regularization;
import lanewise.training.Schedule;
import lanewise.training.TrainingPlan;
import lanewise.training.Update;
import lanewise.training.WarmUp;
import lanewise.training.optimizer.Optimizer;

/**
 * A complete set of hyperparameters. Together with the data it determines the trained weights. {@link #builder()}
 * starts from the defaults, {@link #toBuilder()} from this set. {@link Hyperparameter} converts the values from and to
 * text.
 *
 * @param network the network before training
 * @param optimization the optimizer and what its updates depend on
 * @param regularization measures against overfitting and large steps
 * @param augmentation random distortions of the images of a batch; its {@code elasticSigma} is 1 or more
 * @param length when training stops
 * @param builtInImages maximum number of built-in training images, 1 or more; empty for all
 * @param seed seed of all random numbers: the split, the initial weights, the order of examples, dropout and
 *     augmentation
 */
public record Hyperparameters(
        NetworkSettings network,
        OptimizationSettings optimization,
        RegularizationSettings regularization,
        Augmentation augmentation,
        TrainingLength length,
        Optional<Integer> builtInImages,
        long seed) {

    private static final Hyperparameters DEFAULTS = new Hyperparameters(
            new NetworkSettings(List.of(128), Activation.RELU, Optional.empty(), false),
            new OptimizationSettings(
                    Names.OPTIMIZERS.value("adam"), Optional.empty(), Schedule.CONSTANT, Optional.of(128)),
            new RegularizationSettings(0f, 0f, Optional.empty(), 0f, 0f, 0f, 0f, 0f),
            new Augmentation(0f, 0f, 0f, 0f, 0f, 4f),
            new TrainingLength(10, TrainingLength.Unit.EPOCHS, 0, Double.POSITIVE_INFINITY),
            Optional.of(60_000),
            1);

    /**
     * Checks the numbers.
     *
     * @param network the network before training
     * @param optimization the optimizer and what its updates depend on
     * @param regularization measures against overfitting and large steps
     * @param augmentation random distortions of the images of a batch
     * @param length when training stops
     * @param builtInImages maximum number of built-in training images; empty for all
     * @param seed seed of all random numbers
     * @throws IllegalArgumentException if the elastic sigma or the number of built-in images is below 1
     */
    public Hyperparameters {
        NumberRange.ONE_OR_MORE.check("elasticSigma", augmentation.elasticSigma());
        builtInImages.ifPresent(images -> WholeNumbers.check("builtInImages", images, 1));
    }

    /**
     * Returns the maximum number of built-in training images.
     *
     * @return a number of images; {@link Integer#MAX_VALUE} for all
     */
    public int imageLimit() {
        return builtInImages.orElse(Integer.MAX_VALUE);
    }

    /**
     * Returns the defaults: one hidden layer of 128 units, trained by Adam for 10 epochs of batches of 128.
     *
     * @return the defaults
     */
    public static Hyperparameters defaults() {
        return DEFAULTS;
    }

    /**
     * Returns a builder that holds the defaults.
     *
     * @return a new builder
     */
    public static HyperparametersBuilder builder() {
        return DEFAULTS.toBuilder();
    }

    /**
     * Returns a builder that holds the values of this set.
     *
     * @return a new builder
     */
    public HyperparametersBuilder toBuilder() {
        return new HyperparametersBuilder(this);
    }

    /**
     * Returns this set with other values. A number of epochs replaces a number of iterations, and the other way around.
     *
     * @param settings the values, at most one for each hyperparameter
     * @return the changed set
     * @throws IllegalArgumentException if both a number of epochs and a number of iterations are given
     */
    public Hyperparameters with(Collection<Setting<?>> settings) {
        List<Hyperparameter<?>> set = settings.stream()
                .<Hyperparameter<?>>map(Setting::hyperparameter)
                .toList();
        if (set.contains(Hyperparameter.EPOCHS) && set.contains(Hyperparameter.ITERATIONS)) {
            throw new IllegalArgumentException("epochs and iterations cannot be combined; give one of them");
        }
        HyperparametersBuilder builder = toBuilder();
        settings.forEach(setting -> setting.applyTo(builder));
        return builder.build();
    }

    /**
     * Returns this set with explicit values in place of absent ones: initialization, learning rate, weight decay.
     *
     * @return the set, without absent values
     */
    public Hyperparameters resolved() {
        return toBuilder()
                .initialization(network.initializationOrDefault())
                .learningRate(learningRate())
                .weightDecay(weightDecay())
                .build();
    }

    /**
     * Returns the architecture of the network for data of a given size.
     *
     * @param inputs pixels of an example
     * @param classes number of classes
     * @return the architecture
     */
    public Architecture architecture(int inputs, int classes) {
        return network.architecture(inputs, classes);
    }

    /**
     * Returns a new network with initial weights for data of a given size.
     *
     * @param inputs pixels of an example
     * @param classes number of classes
     * @return a new network
     */
    public Network newNetwork(int inputs, int classes) {
        return Network.create(architecture(inputs, classes), network.initializationOrDefault(), seed);
    }

    /**
     * Returns the optimizer.
     *
     * @return the optimizer
     */
    public Optimizer optimizer() {
        return optimization.optimizer();
    }

    /**
     * Returns the learning rate, or the default of the optimizer if none is set.
     *
     * @return the learning rate, above 0
     */
    public float learningRate() {
        return optimization.learningRateOrDefault();
    }

    /**
     * Returns the weight decay, or the default of the optimizer if none is set.
     *
     * @return the weight decay, 0 for none
     */
    public float weightDecay() {
        return regularization.weightDecay().orElseGet(optimizer()::defaultWeightDecay);
    }

    /**
     * Returns the number of iterations; empty if the length of training is a number of epochs.
     *
     * @return the number of iterations
     */
    public OptionalInt iterations() {
        return length.iterations();
    }

    /**
     * Returns whether every update uses all training examples, unchanged.
     *
     * @return true for full batches, false for mini-batches
     */
    public boolean fullBatch() {
        return optimization.batchSize().isEmpty()
                && augmentation.isNone()
                && regularization.inputDropout() == 0
                && regularization.labelSmoothing() == 0;
    }

    /**
     * Returns hyperparameters for a number of training examples: the batch size is at most this number.
     *
     * @param examples number of training examples, 1 or more
     * @return these hyperparameters if their batch size fits, otherwise a copy
     */
    public Hyperparameters fitting(int examples) {
        return optimization.batchSize().orElse(0) <= examples
                ? this
                : toBuilder().batchSize(examples).build();
    }

    /**
     * Returns the options of mini-batches.
     *
     * @param examples number of training examples, which is the batch size if none is set
     * @return the options
     */
    public MiniBatches.Options miniBatches(int examples) {
        return new MiniBatches.Options(
                optimization.batchSize().orElse(examples),
                augmentation,
                regularization.inputDropout(),
                regularization.labelSmoothing(),
                seed);
    }

    /**
     * Returns the plan of the training.
     *
     * @param batchesPerEpoch number of batches in an epoch
     * @return the plan
     * @throws IllegalArgumentException if there are more than {@link Integer#MAX_VALUE} updates
     */
    public TrainingPlan plan(int batchesPerEpoch) {
        Update update = new Update(
                optimizer(),
                new Regularization(regularization.l2(), regularization.clip(), weightDecay(), regularization.maxNorm()),
                regularization.averageDecay());
        return new TrainingPlan(
                update,
                learningRate(),
                optimization.schedule(),
                length.updates(batchesPerEpoch),
                new Dropout(regularization.dropout(), seed),
                length.patience(),
                length.maxSeconds());
    }

    /**
     * Returns a small training with the operations of this one, for {@link WarmUp}. Wide layers are narrower in it.
     *
     * @return what to run before the training, until the JVM has compiled it
     */
    public WarmUp.Rehearsal rehearsal() {
        int[] hidden = network.hidden().stream()
                .mapToInt(units -> Math.min(units, WarmUp.Rehearsal.WIDEST))
                .toArray();
        return new WarmUp.Rehearsal(
                toBuilder().hidden(hidden).build().newNetwork(WarmUp.Rehearsal.INPUTS, WarmUp.Rehearsal.CLASSES),
                plan(1),
                fullBatch() ? Optional.empty() : Optional.of(miniBatches(1)));
    }
}
