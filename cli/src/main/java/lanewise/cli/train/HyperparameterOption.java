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
 * @param group where the option is listed
 * @param hyperparameter set by the option
 * @param placeholder the value in the help
 * @param description the help, without the default
 */
record HyperparameterOption(Group group, Hyperparameter<?> hyperparameter, String placeholder, String description) {

    /** All options in the order of the help. */
    static final List<HyperparameterOption> ALL = List.of(
            new HyperparameterOption(
                    NETWORK,
                    Hyperparameter.HIDDEN,
                    "N,N,...",
                    "Units of the hidden layers, from the first; 'none' for none."),
            new HyperparameterOption(
                    NETWORK,
                    Hyperparameter.ACTIVATION,
                    "NAME",
                    "Of the hidden layers: identity, relu, leaky-relu, tanh, sigmoid."),
            new HyperparameterOption(
                    NETWORK,
                    Hyperparameter.INITIALIZATION,
                    "NAME",
                    "How weights are drawn: video, he, glorot; auto for what suits the activation."),
            new HyperparameterOption(
                    NETWORK,
                    Hyperparameter.BATCH_NORM,
                    "yes|no",
                    "Whether hidden layers normalize their pre-activations over the batch."),
            new HyperparameterOption(
                    TRAINING,
                    Hyperparameter.OPTIMIZER,
                    "NAME",
                    "gradient-descent, momentum, nesterov, rmsprop, adam, adamw."),
            new HyperparameterOption(
                    TRAINING,
                    Hyperparameter.LEARNING_RATE,
                    "A",
                    "Factor of each step against the gradient; auto for what is customary with the optimizer: 0.1 for"
                            + " gradient-descent, as in the video, 0.01 for momentum and nesterov, 0.001 for the others."),
            new HyperparameterOption(
                    TRAINING,
                    Hyperparameter.SCHEDULE,
                    "NAME",
                    "How the learning rate changes: constant, step, cosine, one-cycle."),
            new HyperparameterOption(
                    TRAINING,
                    Hyperparameter.BATCH_SIZE,
                    "N",
                    "Examples in a batch, or all: every update from all training examples, as in the video."),
            new HyperparameterOption(TRAINING, Hyperparameter.EPOCHS, "N", "Passes over the training examples."),
            new HyperparameterOption(
                    TRAINING, Hyperparameter.ITERATIONS, "N", "Updates, in place of --epochs; the video makes 500."),
            new HyperparameterOption(
                    REGULARIZATION, Hyperparameter.DROPOUT, "P", "Share of hidden units left out in each update."),
            new HyperparameterOption(
                    REGULARIZATION, Hyperparameter.INPUT_DROPOUT, "P", "Share of pixels left out in each update."),
            new HyperparameterOption(
                    REGULARIZATION,
                    Hyperparameter.WEIGHT_DECAY,
                    "D",
                    "Decoupled from the gradient: weights shrink by learning rate times D with each update; auto is 0.01 for"
                            + " adamw, else 0."),
            new HyperparameterOption(
                    REGULARIZATION, Hyperparameter.L2, "L", "Adds L times the weights to their gradient."),
            new HyperparameterOption(
                    REGULARIZATION, Hyperparameter.MAX_NORM, "C", "Greatest norm of a unit's weights, 0 for any."),
            new HyperparameterOption(
                    REGULARIZATION,
                    Hyperparameter.LABEL_SMOOTHING,
                    "E",
                    "Share of a label's 1 that is spread over all classes."),
            new HyperparameterOption(
                    REGULARIZATION,
                    Hyperparameter.CLIP,
                    "C",
                    "Greatest norm of the gradient of all parameters, 0 for any."),
            new HyperparameterOption(
                    REGULARIZATION,
                    Hyperparameter.AVERAGE,
                    "D",
                    "Answers are given by weights averaged over updates, of which D is kept each time; 0 for the latest."),
            new HyperparameterOption(
                    AUGMENTATION,
                    Hyperparameter.SHIFT,
                    "PIXELS",
                    "Shifts each image at random, up to so far each way."),
            new HyperparameterOption(
                    AUGMENTATION, Hyperparameter.ROTATE, "DEGREES", "Rotates it, up to so far each way."),
            new HyperparameterOption(
                    AUGMENTATION, Hyperparameter.ZOOM, "Z", "Scales width and height by factors of 1 - Z to 1 + Z."),
            new HyperparameterOption(AUGMENTATION, Hyperparameter.SHEAR, "S", "Slants it, by up to S pixels a row."),
            new HyperparameterOption(
                    AUGMENTATION,
                    Hyperparameter.ELASTIC,
                    "ALPHA",
                    "Bends it by a smooth random field of this strength (Simard 2003 takes 34)."),
            new HyperparameterOption(
                    AUGMENTATION,
                    Hyperparameter.ELASTIC_SIGMA,
                    "PIXELS",
                    "How smooth that field is: the standard deviation of the Gaussian that smooths it."),
            new HyperparameterOption(
                    STOPPING,
                    Hyperparameter.PATIENCE,
                    "N",
                    "Stops after N evaluations without a better dev accuracy and takes the best weights; 0 for never."),
            new HyperparameterOption(
                    STOPPING, Hyperparameter.MAX_TIME, "TIME", "Stops training after so long, such as 60s or 5m."),
            new HyperparameterOption(
                    DATA,
                    Hyperparameter.MNIST,
                    "N",
                    "How many of the 60,000 built-in training images to take; the video's data has 42,000."),
            new HyperparameterOption(
                    DATA,
                    Hyperparameter.SEED,
                    "N",
                    "Decides the split, the initial weights, the order of examples, dropout and augmentation."));

    /** A group of hyperparameters in the help and in the list that {@code train} prints. */
    enum Group {
        NETWORK("Network"),
        TRAINING("Training"),
        REGULARIZATION("Regularization"),
        AUGMENTATION("Augmentation"),
        STOPPING("Stopping early"),
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
