package lanewise.recipes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Function;
import lanewise.kernels.Activation;
import lanewise.network.Initialization;
import lanewise.training.Schedule;
import lanewise.training.optimizer.Optimizer;

/**
 * The name of one hyperparameter and the text form of its values. Model files store hyperparameters under these names
 * in this form.
 *
 * @param <T> the type of the values
 */
public final class Hyperparameter<T> {

    /** All hyperparameters in the order of their declarations; complete when the class is initialized. */
    private static final List<Hyperparameter<?>> VALUES = new ArrayList<>();

    private static final String AUTO = "auto";
    private static final String ALL = "all";
    private static final TextForm<Float> FRACTION = TextForm.number(NumberRange.FRACTION);
    private static final TextForm<Float> NOT_NEGATIVE = TextForm.number(NumberRange.NOT_NEGATIVE);

    /** Units of the hidden layers. */
    public static final Hyperparameter<List<Integer>> HIDDEN =
            always("hidden", TextForm.WIDTHS, h -> h.network().hidden(), (builder, value) -> builder.hidden = value);

    /** Activation of the hidden layers. */
    public static final Hyperparameter<Activation> ACTIVATION = always(
            "activation",
            TextForm.oneOf(Names.ACTIVATIONS),
            h -> h.network().activation(),
            HyperparametersBuilder::activation);

    /** Distribution of the initial weights; absent for the default of the activation. */
    public static final Hyperparameter<Optional<Initialization>> INITIALIZATION = always(
            "initialization",
            TextForm.oneOf(Names.INITIALIZATIONS).orAbsent(AUTO),
            h -> h.network().initialization(),
            (builder, value) -> builder.initialization = value);

    /** Whether hidden layers normalize their pre-activations over the batch. */
    public static final Hyperparameter<Boolean> BATCH_NORM = always(
            "batch-norm",
            TextForm.YES_OR_NO,
            h -> h.network().batchNormalization(),
            HyperparametersBuilder::batchNormalization);

    /** The optimizer. */
    public static final Hyperparameter<Optimizer> OPTIMIZER = always(
            "optimizer",
            TextForm.oneOf(Names.OPTIMIZERS),
            Hyperparameters::optimizer,
            HyperparametersBuilder::optimizer);

    /** The learning rate; absent for the default of the optimizer. */
    public static final Hyperparameter<Optional<Float>> LEARNING_RATE = always(
            "learning-rate",
            TextForm.number(NumberRange.POSITIVE).orAbsent(AUTO),
            h -> h.optimization().learningRate(),
            (builder, value) -> builder.learningRate = value);

    /** Change of the learning rate during training. */
    public static final Hyperparameter<Schedule> SCHEDULE = always(
            "schedule",
            TextForm.oneOf(Names.SCHEDULES),
            h -> h.optimization().schedule(),
            HyperparametersBuilder::schedule);

    /** Examples in a batch; absent for all training examples. */
    public static final Hyperparameter<Optional<Integer>> BATCH_SIZE = always(
            "batch-size",
            TextForm.wholeNumber(1).orAbsent(ALL),
            h -> h.optimization().batchSize(),
            (builder, value) -> builder.batchSize = value);

    /** Passes over the training examples; absent in a set with a number of iterations. */
    public static final Hyperparameter<Integer> EPOCHS = registered(
            "epochs", TextForm.wholeNumber(1), h -> boxed(h.length().epochs()), HyperparametersBuilder::epochs);

    /** Updates; absent in a set with a number of epochs. */
    public static final Hyperparameter<Integer> ITERATIONS = registered(
            "iterations",
            TextForm.wholeNumber(1),
            h -> boxed(h.length().iterations()),
            HyperparametersBuilder::iterations);

    /** Fraction of the hidden units that is dropped in each update. */
    public static final Hyperparameter<Float> DROPOUT =
            always("dropout", FRACTION, h -> h.regularization().dropout(), HyperparametersBuilder::dropout);

    /** Fraction of the pixels that is dropped in each update. */
    public static final Hyperparameter<Float> INPUT_DROPOUT = always(
            "input-dropout", FRACTION, h -> h.regularization().inputDropout(), HyperparametersBuilder::inputDropout);

    /** Decoupled decay of the weights; absent for the default of the optimizer. */
    public static final Hyperparameter<Optional<Float>> WEIGHT_DECAY = always(
            "weight-decay",
            NOT_NEGATIVE.orAbsent(AUTO),
            h -> h.regularization().weightDecay(),
            (builder, value) -> builder.weightDecay = value);

    /** Factor of the weights that is added to their gradient. */
    public static final Hyperparameter<Float> L2 =
            always("l2", NOT_NEGATIVE, h -> h.regularization().l2(), HyperparametersBuilder::l2);

    /** Maximum norm of the weights of one unit. */
    public static final Hyperparameter<Float> MAX_NORM =
            always("max-norm", NOT_NEGATIVE, h -> h.regularization().maxNorm(), HyperparametersBuilder::maxNorm);

    /** Fraction of a label's probability that is spread over all classes. */
    public static final Hyperparameter<Float> LABEL_SMOOTHING = always(
            "label-smoothing",
            FRACTION,
            h -> h.regularization().labelSmoothing(),
            HyperparametersBuilder::labelSmoothing);

    /** Maximum norm of the gradient of all parameters. */
    public static final Hyperparameter<Float> CLIP =
            always("clip", NOT_NEGATIVE, h -> h.regularization().clip(), HyperparametersBuilder::clip);

    /** Decay of the exponential moving average of the weights that is used for evaluation. */
    public static final Hyperparameter<Float> AVERAGE =
            always("average", FRACTION, h -> h.regularization().averageDecay(), HyperparametersBuilder::averageDecay);

    /** Maximum random shift of an image in pixels. */
    public static final Hyperparameter<Float> SHIFT =
            always("shift", NOT_NEGATIVE, h -> h.augmentation().shift(), HyperparametersBuilder::shift);

    /** Maximum random rotation of an image in degrees. */
    public static final Hyperparameter<Float> ROTATE = always(
            "rotate",
            TextForm.number(NumberRange.HALF_TURN),
            h -> h.augmentation().rotate(),
            HyperparametersBuilder::rotate);

    /** Range of random scale factors around 1. */
    public static final Hyperparameter<Float> ZOOM =
            always("zoom", FRACTION, h -> h.augmentation().scale(), HyperparametersBuilder::zoom);

    /** Maximum random shear of an image in pixels per row. */
    public static final Hyperparameter<Float> SHEAR =
            always("shear", NOT_NEGATIVE, h -> h.augmentation().shear(), HyperparametersBuilder::shear);

    /** Strength of the elastic distortion of an image. */
    public static final Hyperparameter<Float> ELASTIC =
            always("elastic", NOT_NEGATIVE, h -> h.augmentation().elasticAlpha(), HyperparametersBuilder::elastic);

    /** Standard deviation in pixels of the Gaussian that smooths the elastic distortion. */
    public static final Hyperparameter<Float> ELASTIC_SIGMA = always(
            "elastic-sigma",
            TextForm.number(NumberRange.ONE_OR_MORE),
            h -> h.augmentation().elasticSigma(),
            HyperparametersBuilder::elasticSigma);

    /** Evaluations without a better dev accuracy after which training stops. */
    public static final Hyperparameter<Integer> PATIENCE =
            always("patience", TextForm.wholeNumber(0), h -> h.length().patience(), HyperparametersBuilder::patience);

    /** Time limit in seconds; infinite for none. */
    public static final Hyperparameter<Double> MAX_TIME =
            always("max-time", TextForm.TIME_LIMIT, h -> h.length().maxSeconds(), HyperparametersBuilder::maxSeconds);

    /** Maximum number of built-in training images; absent for all. */
    public static final Hyperparameter<Optional<Integer>> MNIST = always(
            "mnist",
            TextForm.wholeNumber(1).orAbsent(ALL),
            Hyperparameters::builtInImages,
            (builder, value) -> builder.builtInImages = value);

    /** Seed of all random numbers. */
    public static final Hyperparameter<Long> SEED =
            always("seed", TextForm.LONG, Hyperparameters::seed, HyperparametersBuilder::seed);

    /** The name of {@link #INITIALIZATION} in files of earlier versions. */
    private static final String FORMER_INITIALIZATION = "initialisation";

    private final String name;
    private final TextForm<T> form;
    private final Function<Hyperparameters, Optional<T>> getter;
    private final BiConsumer<HyperparametersBuilder, T> setter;

    private Hyperparameter(
            String name,
            TextForm<T> form,
            Function<Hyperparameters, Optional<T>> getter,
            BiConsumer<HyperparametersBuilder, T> setter) {
        this.name = name;
        this.form = form;
        this.getter = getter;
        this.setter = setter;
    }

    /** Creates a hyperparameter that every set has. */
    private static <T> Hyperparameter<T> always(
            String name,
            TextForm<T> form,
            Function<Hyperparameters, T> getter,
            BiConsumer<HyperparametersBuilder, T> setter) {
        return registered(name, form, h -> Optional.of(getter.apply(h)), setter);
    }

    /** Creates a hyperparameter and adds it to {@link #VALUES}. */
    private static <T> Hyperparameter<T> registered(
            String name,
            TextForm<T> form,
            Function<Hyperparameters, Optional<T>> getter,
            BiConsumer<HyperparametersBuilder, T> setter) {
        Hyperparameter<T> hyperparameter = new Hyperparameter<>(name, form, getter, setter);
        VALUES.add(hyperparameter);
        return hyperparameter;
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    /**
     * Returns all hyperparameters, in the order in which they are listed.
     *
     * @return an unmodifiable list
     */
    public static List<Hyperparameter<?>> values() {
        return Collections.unmodifiableList(VALUES);
    }

    /**
     * Returns the hyperparameter of a name. Names that earlier versions wrote are accepted. Case does not matter.
     *
     * @param name the name
     * @return the hyperparameter, or empty if no hyperparameter has the name
     */
    public static Optional<Hyperparameter<?>> named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String current = lower.equals(FORMER_INITIALIZATION) ? INITIALIZATION.name : lower;
        return VALUES.stream().filter(h -> h.name.equals(current)).findFirst();
    }

    /**
     * Returns a set as text, in the order of {@link #values()}.
     *
     * @param hyperparameters the set
     * @return the text of each value; of epochs and iterations, only the one that the set has
     */
    public static Map<Hyperparameter<?>, String> texts(Hyperparameters hyperparameters) {
        Map<Hyperparameter<?>, String> texts = new LinkedHashMap<>();
        for (Hyperparameter<?> hyperparameter : VALUES) {
            hyperparameter.text(hyperparameters).ifPresent(text -> texts.put(hyperparameter, text));
        }
        return texts;
    }

    /**
     * Returns the values of a set that differ from the defaults as text, in the order of {@link #values()}.
     *
     * @param hyperparameters the set
     * @return the text of each value that differs
     */
    public static Map<Hyperparameter<?>, String> textsOfChanges(Hyperparameters hyperparameters) {
        Map<Hyperparameter<?>, String> texts = texts(hyperparameters);
        texts.entrySet().removeAll(texts(Hyperparameters.defaults()).entrySet());
        return texts;
    }

    /**
     * Returns the name, lower case with hyphens.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * Returns the values that {@link #parse} reads if they are names, such as those of the optimizers.
     *
     * @return all values; empty if there are numbers among them
     */
    public List<String> names() {
        return form.words();
    }

    /**
     * Reads a value.
     *
     * @param text the text of the value
     * @return the value
     * @throws IllegalArgumentException if the text is not a value; the message quotes the text and describes the values
     */
    public T parse(String text) {
        return form.parse().apply(text);
    }

    /**
     * Reads a value that {@link Hyperparameters#with} can set.
     *
     * @param text the text of the value
     * @return this hyperparameter with the value
     * @throws IllegalArgumentException if the text is not a value; the message quotes the text and describes the values
     */
    public Setting<T> setting(String text) {
        return new Setting<>(this, parse(text));
    }

    /**
     * Returns the value in a set as text.
     *
     * @param hyperparameters the set
     * @return the text, which {@link #parse} reads; empty if this is epochs and the set has iterations, or the reverse
     */
    public Optional<String> text(Hyperparameters hyperparameters) {
        return getter.apply(hyperparameters).map(this::format);
    }

    String format(T value) {
        return form.format().apply(value);
    }

    void set(HyperparametersBuilder builder, T value) {
        setter.accept(builder, value);
    }

    @Override
    public String toString() {
        return name;
    }
}
