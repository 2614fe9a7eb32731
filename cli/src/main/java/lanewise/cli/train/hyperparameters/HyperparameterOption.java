package lanewise.cli.train.hyperparameters;

import static lanewise.cli.train.hyperparameters.HyperparameterOption.Group.AUGMENTATION;
import static lanewise.cli.train.hyperparameters.HyperparameterOption.Group.DATA;
import static lanewise.cli.train.hyperparameters.HyperparameterOption.Group.NETWORK;
import static lanewise.cli.train.hyperparameters.HyperparameterOption.Group.REGULARIZATION;
import static lanewise.cli.train.hyperparameters.HyperparameterOption.Group.STOPPING;
import static lanewise.cli.train.hyperparameters.HyperparameterOption.Group.TRAINING;

import java.util.List;
import lanewise.cli.options.SettingConverter;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Setting;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The option of one hyperparameter.
 *
 * @param group group in the help
 * @param hyperparameter the hyperparameter
 * @param placeholder placeholder of the value in the help
 * @param description description in the help; without the default, unless the default needs a sentence of its own
 */
public record HyperparameterOption(
        Group group, Hyperparameter<?> hyperparameter, String placeholder, String description) {

    /** All options in the order of the help. */
    public static final List<HyperparameterOption> ALL = List.of(
            new HyperparameterOption(
                    NETWORK,
                    Hyperparameter.HIDDEN,
                    "N,N,...",
                    "Units of each hidden layer, in order; none for a network without hidden layers."),
            new HyperparameterOption(
                    NETWORK,
                    Hyperparameter.ACTIVATION,
                    "NAME",
                    "Activation of the hidden layers: identity, relu, leaky-relu, tanh or sigmoid."),
            new HyperparameterOption(
                    NETWORK,
                    Hyperparameter.INITIALIZATION,
                    "NAME",
                    "Initialization of the weights: video, he or glorot; auto selects he for relu and leaky-relu, and "
                            + "glorot for the other activations."),
            new HyperparameterOption(
                    NETWORK, Hyperparameter.BATCH_NORM, "yes|no", "Batch normalization of the hidden layers."),
            new HyperparameterOption(
                    TRAINING,
                    Hyperparameter.OPTIMIZER,
                    "NAME",
                    "Optimizer: gradient-descent, momentum, nesterov, rmsprop, adam or adamw."),
            new HyperparameterOption(
                    TRAINING,
                    Hyperparameter.LEARNING_RATE,
                    "A",
                    "Learning rate; auto selects 0.1 for gradient-descent (as in the video), 0.01 for momentum and "
                            + "nesterov, and 0.001 for the others."),
            new HyperparameterOption(
                    TRAINING,
                    Hyperparameter.SCHEDULE,
                    "NAME",
                    "Schedule of the learning rate: constant, step (the initial rate times 0.1 after half of the "
                            + "updates, and times 0.01 after three quarters of them), cosine (decreases to 0) or "
                            + "one-cycle (increases, then decreases)."),
            new HyperparameterOption(
                    TRAINING,
                    Hyperparameter.BATCH_SIZE,
                    "N",
                    "Number of examples per batch; all for full-batch gradient descent, as in the video."),
            new HyperparameterOption(
                    TRAINING, Hyperparameter.EPOCHS, "N", "Number of passes over the training examples."),
            new HyperparameterOption(
                    TRAINING,
                    Hyperparameter.ITERATIONS,
                    "N",
                    "Number of updates, instead of --epochs. The video uses 500."),
            new HyperparameterOption(
                    REGULARIZATION, Hyperparameter.DROPOUT, "P", "Fraction of hidden units dropped in each update."),
            new HyperparameterOption(
                    REGULARIZATION, Hyperparameter.INPUT_DROPOUT, "P", "Fraction of pixels dropped in each update."),
            new HyperparameterOption(
                    REGULARIZATION,
                    Hyperparameter.WEIGHT_DECAY,
                    "D",
                    "Decoupled weight decay: each update also subtracts learning rate x D x weights; auto selects 0.01 "
                            + "for adamw and 0 for the others."),
            new HyperparameterOption(
                    REGULARIZATION, Hyperparameter.L2, "L", "L2 regularization: adds L x weights to the gradient."),
            new HyperparameterOption(
                    REGULARIZATION,
                    Hyperparameter.MAX_NORM,
                    "C",
                    "Maximum norm of the weights of each unit, 0 for no limit."),
            new HyperparameterOption(
                    REGULARIZATION,
                    Hyperparameter.LABEL_SMOOTHING,
                    "E",
                    "Fraction of the target probability that is distributed evenly over all classes."),
            new HyperparameterOption(
                    REGULARIZATION,
                    Hyperparameter.CLIP,
                    "C",
                    "Maximum norm of the gradient of all parameters, 0 for no limit."),
            new HyperparameterOption(
                    REGULARIZATION,
                    Hyperparameter.AVERAGE,
                    "D",
                    "Decay of an exponential moving average of the weights. Evaluations use the average instead of the "
                            + "weights; 0 to disable."),
            new HyperparameterOption(
                    AUGMENTATION, Hyperparameter.SHIFT, "PIXELS", "Maximum random shift of each image, in pixels."),
            new HyperparameterOption(
                    AUGMENTATION, Hyperparameter.ROTATE, "DEGREES", "Maximum random rotation, in degrees."),
            new HyperparameterOption(
                    AUGMENTATION,
                    Hyperparameter.ZOOM,
                    "Z",
                    "Maximum random scaling: width and height are multiplied by factors from 1 - Z to 1 + Z."),
            new HyperparameterOption(
                    AUGMENTATION, Hyperparameter.SHEAR, "S", "Maximum random slant, in pixels per row."),
            new HyperparameterOption(
                    AUGMENTATION,
                    Hyperparameter.ELASTIC,
                    "ALPHA",
                    "Strength of random elastic distortions (Simard et al., 2003, use 34)."),
            new HyperparameterOption(
                    AUGMENTATION,
                    Hyperparameter.ELASTIC_SIGMA,
                    "PIXELS",
                    "Smoothness of the elastic distortions: standard deviation of the Gaussian filter, in pixels."),
            new HyperparameterOption(
                    STOPPING,
                    Hyperparameter.PATIENCE,
                    "N",
                    "Stop training after N evaluations without a better dev accuracy, and keep the best weights; 0 to "
                            + "disable."),
            new HyperparameterOption(
                    STOPPING, Hyperparameter.MAX_TIME, "TIME", "Time limit of the training, such as 60s or 5m."),
            new HyperparameterOption(
                    DATA,
                    Hyperparameter.MNIST,
                    "N",
                    "Number of built-in training images to use, at most 60,000. The recipe video, which train uses "
                            + "without options, has 42,000. Default without a recipe: 60,000."),
            new HyperparameterOption(
                    DATA,
                    Hyperparameter.SEED,
                    "N",
                    "Seed of all random numbers: the split into training and dev set, the initial weights, the order "
                            + "of examples, dropout and augmentation."));

    /** A group of hyperparameters in the help and in the list that {@code train} prints. */
    public enum Group {
        /** Architecture and initialization. */
        NETWORK("Network"),
        /** Optimizer, learning rate and length. */
        TRAINING("Training"),
        /** Dropout, weight decay and the like. */
        REGULARIZATION("Regularization"),
        /** Random distortions of the images. */
        AUGMENTATION("Augmentation"),
        /** Early stopping. */
        STOPPING("Early stopping"),
        /** Built-in images and the seed. */
        DATA("MNIST and seed");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        /** {@return the heading in the help} */
        public String title() {
            return title;
        }
    }

    /**
     * Returns the name of a hyperparameter's option.
     *
     * @param hyperparameter the hyperparameter
     * @return the name, with its dashes
     */
    public static String name(Hyperparameter<?> hyperparameter) {
        return "--" + hyperparameter.name();
    }

    /** Returns the option for picocli. Its value is a {@link Setting}. */
    OptionSpec spec(boolean hidden) {
        return OptionSpec.builder(names())
                .paramLabel(placeholder)
                .hidden(hidden)
                .type(Setting.class)
                .converters(new SettingConverter<>(hyperparameter))
                .description(description + (description.contains("Default") ? "" : defaultText()))
                .build();
    }

    private String defaultText() {
        return hyperparameter
                .text(Hyperparameters.defaults())
                .map(text -> " Default: " + text + ".")
                .orElse("");
    }

    private String[] names() {
        String name = name(hyperparameter);
        return hyperparameter == Hyperparameter.LEARNING_RATE ? new String[] {"--alpha", name} : new String[] {name};
    }
}
