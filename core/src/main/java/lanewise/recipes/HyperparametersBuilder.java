package lanewise.recipes;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lanewise.augmentation.Augmentation;
import lanewise.kernels.Activation;
import lanewise.network.Initialization;
import lanewise.training.Schedule;
import lanewise.training.optimizer.Optimizer;

/**
 * Builds {@link Hyperparameters}. A new builder holds the values of an existing set. Each method sets one value and
 * returns the builder. {@link #build()} checks the values.
 */
public final class HyperparametersBuilder {

    // The class Hyperparameter sets the fields that are not private directly, because their text form may be absent.
    List<Integer> hidden;
    private Activation activation;
    Optional<Initialization> initialization;
    private boolean batchNormalization;
    private Optimizer optimizer;
    Optional<Float> learningRate;
    private Schedule schedule;
    Optional<Integer> batchSize;
    private int length;
    private TrainingLength.Unit unit;
    private int patience;
    private double maxSeconds;
    private float dropout;
    private float inputDropout;
    Optional<Float> weightDecay;
    private float l2;
    private float maxNorm;
    private float labelSmoothing;
    private float clip;
    private float averageDecay;
    private float shift;
    private float rotate;
    private float zoom;
    private float shear;
    private float elastic;
    private float elasticSigma;
    Optional<Integer> builtInImages;
    private long seed;

    /** Creates a builder with the values of a set. */
    HyperparametersBuilder(Hyperparameters from) {
        NetworkSettings network = from.network();
        hidden = network.hidden();
        activation = network.activation();
        initialization = network.initialization();
        batchNormalization = network.batchNormalization();
        OptimizationSettings optimization = from.optimization();
        optimizer = optimization.optimizer();
        learningRate = optimization.learningRate();
        schedule = optimization.schedule();
        batchSize = optimization.batchSize();
        length = from.length().count();
        unit = from.length().unit();
        patience = from.length().patience();
        maxSeconds = from.length().maxSeconds();
        RegularizationSettings regularization = from.regularization();
        dropout = regularization.dropout();
        inputDropout = regularization.inputDropout();
        weightDecay = regularization.weightDecay();
        l2 = regularization.l2();
        maxNorm = regularization.maxNorm();
        labelSmoothing = regularization.labelSmoothing();
        clip = regularization.clip();
        averageDecay = regularization.averageDecay();
        shift = from.augmentation().shift();
        rotate = from.augmentation().rotate();
        zoom = from.augmentation().scale();
        shear = from.augmentation().shear();
        elastic = from.augmentation().elasticAlpha();
        elasticSigma = from.augmentation().elasticSigma();
        builtInImages = from.builtInImages();
        seed = from.seed();
    }

    /**
     * Builds the set.
     *
     * @return a set with the values of this builder
     * @throws IllegalArgumentException if a value is out of range; the message begins with the name of the value
     */
    public Hyperparameters build() {
        return new Hyperparameters(
                new NetworkSettings(hidden, activation, initialization, batchNormalization),
                new OptimizationSettings(optimizer, learningRate, schedule, batchSize),
                new RegularizationSettings(
                        dropout, inputDropout, weightDecay, l2, maxNorm, labelSmoothing, clip, averageDecay),
                new Augmentation(shift, rotate, zoom, shear, elastic, elasticSigma),
                new TrainingLength(length, unit, patience, maxSeconds),
                builtInImages,
                seed);
    }

    /**
     * Sets the units of the hidden layers, first to last; no argument for a network without hidden layers.
     *
     * @param units units of each hidden layer, 1 or more
     * @return this builder
     */
    public HyperparametersBuilder hidden(int... units) {
        hidden = IntStream.of(units).boxed().toList();
        return this;
    }

    /**
     * Sets the activation of the hidden layers.
     *
     * @param activation the activation
     * @return this builder
     */
    public HyperparametersBuilder activation(Activation activation) {
        this.activation = activation;
        return this;
    }

    /**
     * Sets the distribution of the initial weights. Default: {@link Initialization#defaultFor} the activation.
     *
     * @param initialization the distribution
     * @return this builder
     */
    public HyperparametersBuilder initialization(Initialization initialization) {
        this.initialization = Optional.of(initialization);
        return this;
    }

    /**
     * Sets whether hidden layers normalize their pre-activations over the batch.
     *
     * @param batchNormalization true to normalize
     * @return this builder
     */
    public HyperparametersBuilder batchNormalization(boolean batchNormalization) {
        this.batchNormalization = batchNormalization;
        return this;
    }

    /**
     * Sets the optimizer.
     *
     * @param optimizer the optimizer
     * @return this builder
     */
    public HyperparametersBuilder optimizer(Optimizer optimizer) {
        this.optimizer = optimizer;
        return this;
    }

    /**
     * Sets the learning rate, above 0. Default: {@link Optimizer#defaultLearningRate()}.
     *
     * @param learningRate the learning rate
     * @return this builder
     */
    public HyperparametersBuilder learningRate(float learningRate) {
        this.learningRate = Optional.of(learningRate);
        return this;
    }

    /**
     * Sets the change of the learning rate during training.
     *
     * @param schedule the schedule
     * @return this builder
     */
    public HyperparametersBuilder schedule(Schedule schedule) {
        this.schedule = schedule;
        return this;
    }

    /**
     * Sets the number of examples in a batch, 1 or more.
     *
     * @param batchSize number of examples
     * @return this builder
     */
    public HyperparametersBuilder batchSize(int batchSize) {
        this.batchSize = Optional.of(batchSize);
        return this;
    }

    /**
     * Uses all training examples in every update.
     *
     * @return this builder
     */
    public HyperparametersBuilder batchOfAllExamples() {
        batchSize = Optional.empty();
        return this;
    }

    /**
     * Sets the number of passes over the training examples, 1 or more. Replaces a number of iterations.
     *
     * @param epochs number of epochs
     * @return this builder
     */
    public HyperparametersBuilder epochs(int epochs) {
        length = epochs;
        unit = TrainingLength.Unit.EPOCHS;
        return this;
    }

    /**
     * Sets the number of updates, 1 or more. Replaces a number of epochs.
     *
     * @param iterations number of updates
     * @return this builder
     */
    public HyperparametersBuilder iterations(int iterations) {
        length = iterations;
        unit = TrainingLength.Unit.ITERATIONS;
        return this;
    }

    /**
     * Sets the fraction of the hidden units that is dropped in each update, below 1; 0 to disable.
     *
     * @param dropout the fraction
     * @return this builder
     */
    public HyperparametersBuilder dropout(float dropout) {
        this.dropout = dropout;
        return this;
    }

    /**
     * Sets the fraction of the pixels that is dropped in each update, below 1; 0 to disable.
     *
     * @param inputDropout the fraction
     * @return this builder
     */
    public HyperparametersBuilder inputDropout(float inputDropout) {
        this.inputDropout = inputDropout;
        return this;
    }

    /**
     * Sets the decoupled decay of the weights; 0 to disable. Default: {@link Optimizer#defaultWeightDecay()}.
     *
     * @param weightDecay the decay
     * @return this builder
     */
    public HyperparametersBuilder weightDecay(float weightDecay) {
        this.weightDecay = Optional.of(weightDecay);
        return this;
    }

    /**
     * Sets the factor of the weights that is added to their gradient; 0 to disable.
     *
     * @param l2 the factor
     * @return this builder
     */
    public HyperparametersBuilder l2(float l2) {
        this.l2 = l2;
        return this;
    }

    /**
     * Sets the maximum norm of the weights of one unit; 0 to disable.
     *
     * @param maxNorm the maximum
     * @return this builder
     */
    public HyperparametersBuilder maxNorm(float maxNorm) {
        this.maxNorm = maxNorm;
        return this;
    }

    /**
     * Sets the fraction of a label's probability that is spread over all classes, below 1; 0 to disable.
     *
     * @param labelSmoothing the fraction
     * @return this builder
     */
    public HyperparametersBuilder labelSmoothing(float labelSmoothing) {
        this.labelSmoothing = labelSmoothing;
        return this;
    }

    /**
     * Sets the maximum norm of the gradient of all parameters; 0 to disable.
     *
     * @param clip the maximum
     * @return this builder
     */
    public HyperparametersBuilder clip(float clip) {
        this.clip = clip;
        return this;
    }

    /**
     * Sets the decay of the exponential moving average of the weights that is used for evaluation, below 1; 0 to
     * disable.
     *
     * @param averageDecay the decay
     * @return this builder
     */
    public HyperparametersBuilder averageDecay(float averageDecay) {
        this.averageDecay = averageDecay;
        return this;
    }

    /**
     * Sets the maximum random shift of an image in pixels; 0 to disable.
     *
     * @param shift pixels
     * @return this builder
     */
    public HyperparametersBuilder shift(float shift) {
        this.shift = shift;
        return this;
    }

    /**
     * Sets the maximum random rotation of an image in degrees, up to 180; 0 to disable.
     *
     * @param rotate degrees
     * @return this builder
     */
    public HyperparametersBuilder rotate(float rotate) {
        this.rotate = rotate;
        return this;
    }

    /**
     * Sets the range of random scale factors, 1 - zoom to 1 + zoom, below 1; 0 to disable.
     *
     * @param zoom the deviation of the factors from 1
     * @return this builder
     */
    public HyperparametersBuilder zoom(float zoom) {
        this.zoom = zoom;
        return this;
    }

    /**
     * Sets the maximum random shear of an image in pixels per row; 0 to disable.
     *
     * @param shear pixels per row
     * @return this builder
     */
    public HyperparametersBuilder shear(float shear) {
        this.shear = shear;
        return this;
    }

    /**
     * Sets the strength of the elastic distortion of an image; 0 to disable.
     *
     * @param elastic the strength, alpha of Simard et al. (2003), who used 34
     * @return this builder
     */
    public HyperparametersBuilder elastic(float elastic) {
        this.elastic = elastic;
        return this;
    }

    /**
     * Sets the standard deviation in pixels of the Gaussian that smooths the elastic distortion, 1 or more.
     *
     * @param elasticSigma pixels
     * @return this builder
     */
    public HyperparametersBuilder elasticSigma(float elasticSigma) {
        this.elasticSigma = elasticSigma;
        return this;
    }

    /**
     * Sets the number of evaluations without a better dev accuracy after which training stops; 0 to disable.
     *
     * @param patience number of evaluations
     * @return this builder
     */
    public HyperparametersBuilder patience(int patience) {
        this.patience = patience;
        return this;
    }

    /**
     * Sets the time limit in seconds; infinity for none.
     *
     * @param maxSeconds seconds
     * @return this builder
     */
    public HyperparametersBuilder maxSeconds(double maxSeconds) {
        this.maxSeconds = maxSeconds;
        return this;
    }

    /**
     * Sets the maximum number of built-in training images, 1 or more.
     *
     * @param builtInImages number of images
     * @return this builder
     */
    public HyperparametersBuilder builtInImages(int builtInImages) {
        this.builtInImages = Optional.of(builtInImages);
        return this;
    }

    /**
     * Sets the seed of all random numbers.
     *
     * @param seed the seed
     * @return this builder
     */
    public HyperparametersBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }
}
