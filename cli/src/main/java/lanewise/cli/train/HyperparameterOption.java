package lanewise.cli.train;

import static lanewise.cli.train.HyperparameterOption.Group.AUGMENTATION;
import static lanewise.cli.train.HyperparameterOption.Group.DATA;
import static lanewise.cli.train.HyperparameterOption.Group.NETWORK;
import static lanewise.cli.train.HyperparameterOption.Group.REGULARIZATION;
import static lanewise.cli.train.HyperparameterOption.Group.STOPPING;
import static lanewise.cli.train.HyperparameterOption.Group.TRAINING;

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
 * @param description description in the help, without the default
 */
record HyperparameterOption(Group group, Hyperparameter<?> hyperparameter, String placeholder, String description) {

    /** All options in the order of the help. */
    static final List<HyperparameterOption> ALL = List.of(
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
                    "Initialization of the weights: video, he or glorot; auto selects the one for the activation."),
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
                    "Learning rate; auto selects 0.1 for gradient-descent (as in the video), 0.01 for momentum and nesterov,"
                            + " and 0.001 for the others."),
            new HyperparameterOption(
                    TRAINING,
                    Hyperparameter.SCHEDULE,
                    "NAME",
                    "Schedule of the learning rate: constant, step, cosine or one-cycle."),
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
                    "Decoupled weight decay: each update also subtracts learning rate x D x weights; auto selects 0.01 for"
                            + " adamw and 0 for the others."),
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
                    "Fraction of the target probability that is spread over all classes."),
            new HyperparameterOption(
                    REGULARIZATION,
                    Hyperparameter.CLIP,
                    "C",
                    "Maximum norm of the gradient of all parameters, 0 for no limit."),
            new HyperparameterOption(
                    REGULARIZATION,
                    Hyperparameter.AVERAGE,
                    "D",
                    "Decay of the exponential moving average of the weights used for evaluation, 0 to disable."),
            new HyperparameterOption(
                    AUGMENTATION, Hyperparameter.SHIFT, "PIXELS", "Maximum random shift of each image, in pixels."),
            new HyperparameterOption(
                    AUGMENTATION, Hyperparameter.ROTATE, "DEGREES", "Maximum random rotation, in degrees."),
            new HyperparameterOption(
                    AUGMENTATION,
                    Hyperparameter.ZOOM,
                    "Z",
                    "Random scaling of width and height, by factors from 1 - Z to 1 + Z."),
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
                    "Smoothness of elastic distortions: standard deviation of the Gaussian filter, in pixels."),
            new HyperparameterOption(
                    STOPPING,
                    Hyperparameter.PATIENCE,
                    "N",
                    "Stop after this number of evaluations without a better dev accuracy, and keep the best weights;"
                            + " 0 to disable."),
            new HyperparameterOption(
                    STOPPING, Hyperparameter.MAX_TIME, "TIME", "Time limit of the training, such as 60s or 5m."),
            new HyperparameterOption(
                    DATA,
                    Hyperparameter.MNIST,
                    "N",
                    "Number of the 60,000 built-in training images to use. The video uses 42,000."),
            new HyperparameterOption(
                    DATA,
                    Hyperparameter.SEED,
                    "N",
                    "Seed of the split, the initial weights, the order of examples, dropout and augmentation."));

    /** A group of hyperparameters in the help and in the list that {@code train} prints. */
    enum Group {
        NETWORK("Network"),
        TRAINING("Training"),
        REGULARIZATION("Regularization"),
        AUGMENTATION("Augmentation"),
        STOPPING("Early stopping"),
        DATA("MNIST and seed");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        /** Returns the heading in the help. */
        String title() {
            return title;
        }
    }

    /** Returns the name of a hyperparameter's option. */
    static String name(Hyperparameter<?> hyperparameter) {
        return "--" + hyperparameter.name();
    }

    /** Returns the option for picocli. Its value is a {@link Setting}. */
    OptionSpec spec() {
        return OptionSpec.builder(names())
                .paramLabel(placeholder)
                .type(Setting.class)
                .converters(new SettingConverter<>(hyperparameter))
                .description(description
                        + hyperparameter
                                .text(Hyperparameters.defaults())
                                .map(text -> " Default: " + text + ".")
                                .orElse(""))
                .build();
    }

    private String[] names() {
        String name = name(hyperparameter);
        return hyperparameter == Hyperparameter.LEARNING_RATE ? new String[] {"--alpha", name} : new String[] {name};
    }
}
