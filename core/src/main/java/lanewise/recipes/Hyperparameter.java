package lanewise.recipes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import lanewise.kernels.Activation;
import lanewise.network.Initialization;
import lanewise.training.StandardSchedule;
import lanewise.training.optimizer.Optimizer;

/** One setting: its name, what it may be, and what it is unless something else is said. */
public enum Hyperparameter {
    HIDDEN(
            Group.NETWORK,
            "hidden",
            "N,N,...",
            "128",
            Values::widths,
            "Units of the hidden layers, from the first; 'none' for none."),
    ACTIVATION(
            Group.NETWORK,
            "activation",
            "NAME",
            "relu",
            Values.oneOf(Activation.class),
            "Of the hidden layers: identity, relu, leaky-relu, tanh, sigmoid."),
    INITIALIZATION(
            Group.NETWORK,
            "initialization",
            "NAME",
            "auto",
            Values.autoOr(Values.oneOf(Initialization.class)),
            "How weights are drawn: video, he, glorot; auto for what suits the activation."),
    BATCH_NORM(
            Group.NETWORK,
            "batch-norm",
            "yes|no",
            "no",
            Values::yesOrNo,
            "Whether hidden layers normalize their pre-activations over the batch."),

    OPTIMIZER(
            Group.TRAINING,
            "optimizer",
            "NAME",
            "adam",
            Optimizer::named,
            "gradient-descent, momentum, nesterov, rmsprop, adam, adamw."),
    LEARNING_RATE(
            Group.TRAINING,
            "learning-rate",
            "A",
            "auto",
            Values.autoOr(Values.number(a -> a > 0, "a finite number above 0, such as 0.1")),
            "Factor of each step against the gradient; auto for what is customary with the optimizer: 0.1 for"
                    + " gradient-descent, as in the video, 0.01 for momentum and nesterov, 0.001 for the others."),
    SCHEDULE(
            Group.TRAINING,
            "schedule",
            "NAME",
            "constant",
            Values.oneOf(StandardSchedule.class),
            "How the learning rate changes: constant, step, cosine, one-cycle."),
    BATCH_SIZE(
            Group.TRAINING,
            "batch-size",
            "N",
            "128",
            Values.orElse("all", Values::positive),
            "Examples in a batch, or all: every update from all training examples, as in the video."),
    EPOCHS(Group.TRAINING, "epochs", "N", "10", Values::positive, "Passes over the training examples."),
    ITERATIONS(
            Group.TRAINING,
            "iterations",
            "N",
            null,
            Values::positive,
            "Updates, in place of --epochs; the video makes 500."),

    DROPOUT(Group.REGULARIZATION, "dropout", "P", "0", Values::rate, "Share of hidden units left out in each update."),
    INPUT_DROPOUT(
            Group.REGULARIZATION, "input-dropout", "P", "0", Values::rate, "Share of pixels left out in each update."),
    WEIGHT_DECAY(
            Group.REGULARIZATION,
            "weight-decay",
            "D",
            "auto",
            Values.autoOr(Values::notNegative),
            "Decoupled from the gradient: weights shrink by learning rate times D with each update; auto is 0.01 for"
                    + " adamw, else 0."),
    L2(Group.REGULARIZATION, "l2", "L", "0", Values::notNegative, "Adds L times the weights to their gradient."),
    MAX_NORM(
            Group.REGULARIZATION,
            "max-norm",
            "C",
            "0",
            Values::notNegative,
            "Greatest norm of a unit's weights, 0 for any."),
    LABEL_SMOOTHING(
            Group.REGULARIZATION,
            "label-smoothing",
            "E",
            "0",
            Values::rate,
            "Share of a label's 1 that is spread over all classes."),
    CLIP(
            Group.REGULARIZATION,
            "clip",
            "C",
            "0",
            Values::notNegative,
            "Greatest norm of the gradient of all parameters, 0 for any."),
    AVERAGE(
            Group.REGULARIZATION,
            "average",
            "D",
            "0",
            Values::rate,
            "Answers are given by weights averaged over updates, of which D is kept each time; 0 for the latest."),

    SHIFT(
            Group.AUGMENTATION,
            "shift",
            "PIXELS",
            "0",
            Values::notNegative,
            "Shifts each image at random, up to so far each way."),
    ROTATE(Group.AUGMENTATION, "rotate", "DEGREES", "0", Values::halfTurn, "Rotates it, up to so far each way."),
    ZOOM(Group.AUGMENTATION, "zoom", "Z", "0", Values::rate, "Scales width and height by factors of 1 - Z to 1 + Z."),
    SHEAR(Group.AUGMENTATION, "shear", "S", "0", Values::notNegative, "Slants it, by up to S pixels a row."),
    ELASTIC(
            Group.AUGMENTATION,
            "elastic",
            "ALPHA",
            "0",
            Values::notNegative,
            "Bends it by a smooth random field of this strength (Simard 2003 takes 34)."),
    ELASTIC_SIGMA(
            Group.AUGMENTATION,
            "elastic-sigma",
            "PIXELS",
            "4",
            Values.number(sigma -> sigma >= 1, "a finite number of 1 or more"),
            "How smooth that field is: the standard deviation of the Gaussian that smooths it."),

    PATIENCE(
            Group.STOPPING,
            "patience",
            "N",
            "0",
            Values::whole,
            "Stops after N evaluations without a better dev accuracy and takes the best weights; 0 for never."),
    MAX_TIME(
            Group.STOPPING,
            "max-time",
            "TIME",
            "none",
            Values.orElse("none", Values::time),
            "Stops training after so long, such as 60s or 5m."),

    MNIST(
            Group.DATA,
            "mnist",
            "N",
            "60000",
            Values.orElse("all", Values::positive),
            "How many of the 60,000 built-in training images to take; the video's data has 42,000."),
    SEED(
            Group.DATA,
            "seed",
            "N",
            "1",
            Values::seed,
            "Decides the split, the initial weights, the order of examples, dropout and augmentation.");

    /** What a hyperparameter is about. */
    public enum Group {
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

        /** For people. */
        public String title() {
            return title;
        }
    }

    private static final String FORMER_INITIALIZATION = "initialisation";

    private final Group group;
    private final String label;
    private final String placeholder;
    private final String standard;
    private final Function<String, Object> parser;
    private final String description;

    Hyperparameter(
            Group group,
            String label,
            String placeholder,
            String standard,
            Function<String, Object> parser,
            String description) {
        this.group = group;
        this.label = label;
        this.placeholder = placeholder;
        this.standard = standard;
        this.parser = parser;
        this.description = description;
    }

    /** What it is about. */
    public Group group() {
        return group;
    }

    /** Its name, lower case with hyphens; as an option it has two hyphens more in front. */
    public String label() {
        return label;
    }

    /** What stands for the value in help. */
    public String placeholder() {
        return placeholder;
    }

    /** The value unless something else is said; none for {@link #ITERATIONS}, as {@link #EPOCHS} have one. */
    public Optional<String> standard() {
        return Optional.ofNullable(standard);
    }

    /** What it is, for help. */
    public String description() {
        return description;
    }

    /** The hyperparameter of that name, in today's spelling or the one in files written before it changed. */
    public static Optional<Hyperparameter> named(String label) {
        String name = label.toLowerCase(Locale.ROOT);
        return name.equals(FORMER_INITIALIZATION)
                ? Optional.of(INITIALIZATION)
                : Arrays.stream(values()).filter(h -> h.label.equals(name)).findFirst();
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException if it is none; the message tells what it could be
     */
    public Object parse(String text) {
        return parser.apply(text);
    }
}
