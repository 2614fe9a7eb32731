package lanewise.storage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lanewise.data.LabelSet;
import lanewise.errors.LanewiseException;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Activation;
import lanewise.network.Network;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Setting;
import lanewise.training.BestNetwork;
import lanewise.training.TrainingState;
import lanewise.weights.WeightOrigin;

/** The metadata of a model file: text values by key. Every key begins with {@value #OURS}. */
final class Metadata {

    static final String OURS = "lanewise.";
    static final String CHECKSUM = OURS + "checksum";

    /** Version of the format, incremented when earlier programs could misread files. */
    static final String FORMAT = "1";

    private static final String FORMAT_KEY = OURS + "format";
    private static final String VERSION = OURS + "version";
    private static final String SHAPE = OURS + "shape";
    private static final String ACTIVATION = OURS + "activation";
    private static final String HEIGHT = OURS + "height";
    private static final String WIDTH = OURS + "width";
    private static final String LABELS = OURS + "labels";
    private static final String RECIPE = OURS + "recipe";
    private static final String DEV = OURS + "dev";
    private static final String DATA_HASH = OURS + "data.sha256";
    private static final String UPDATES = OURS + "updates";
    private static final String FIRST_LOSS = OURS + "first-loss";
    private static final String SINCE_MILESTONE = OURS + "since-milestone";
    private static final String BEST = OURS + "best";
    private static final String OPTIMIZER = OURS + "optimizer";
    private static final String ORIGIN_LAYERS = OURS + "origin.layers";
    private static final String ORIGIN_REASON = OURS + "origin.reason";
    private static final String ORIGIN_INPUTS_FIRST = OURS + "origin.inputs-first";
    private static final String ORIGIN_MEAN = OURS + "origin.mean";
    private static final String ORIGIN_STD = OURS + "origin.std";
    private static final String HYPERPARAMETERS = OURS + "hyperparameters.";

    /** A file has one of these. */
    private static final Set<Hyperparameter<?>> LENGTHS = Set.of(Hyperparameter.EPOCHS, Hyperparameter.ITERATIONS);

    private final String file;
    private final Map<String, String> words;

    /** @param file name of the file, for messages */
    Metadata(String file, Map<String, String> words) {
        this.file = file;
        this.words = words;
    }

    /** Returns the metadata of a model, without the checksum. */
    static Map<String, String> of(Model model) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put(FORMAT_KEY, FORMAT);
        words.put(SHAPE, model.network().shape());
        words.put(ACTIVATION, model.network().activation().label());
        words.put(HEIGHT, Integer.toString(model.height()));
        words.put(WIDTH, Integer.toString(model.width()));
        words.put(
                LABELS,
                IntStream.range(0, model.classes().size())
                        .mapToObj(c -> Integer.toString(model.classes().labelOf(c)))
                        .collect(Collectors.joining(",")));
        model.training().ifPresent(training -> put(words, training));
        model.origin().ifPresent(origin -> put(words, origin));
        return words;
    }

    private static void put(Map<String, String> words, Training training) {
        Hyperparameter.texts(training.hyperparameters())
                .forEach((h, text) -> words.put(HYPERPARAMETERS + h.name(), text));
        training.recipe().ifPresent(recipe -> words.put(RECIPE, recipe));
        words.put(VERSION, training.version());
        words.put(DEV, Integer.toString(training.dev()));
        words.put(DATA_HASH, training.dataHash());
        TrainingState state = training.state();
        if (!state.optimizer().equals(builtIn(training.hyperparameters()))) {
            words.put(OPTIMIZER, state.optimizer());
        }
        words.put(UPDATES, Integer.toString(state.updates()));
        words.put(FIRST_LOSS, Double.toString(state.firstLoss()));
        words.put(SINCE_MILESTONE, line(state.sinceMilestone()));
        if (state.best() != null) {
            words.put(
                    BEST,
                    line(state.best().dev()) + " " + state.best().update() + " "
                            + state.best().worseSince());
        }
    }

    private static void put(Map<String, String> words, WeightOrigin origin) {
        words.put(ORIGIN_LAYERS, origin.layers());
        words.put(ORIGIN_REASON, origin.reason());
        words.put(ORIGIN_INPUTS_FIRST, Boolean.toString(origin.inputsFirst()));
        words.put(ORIGIN_MEAN, Float.toString(origin.mean()));
        words.put(ORIGIN_STD, Float.toString(origin.std()));
    }

    private static String builtIn(Hyperparameters hyperparameters) {
        return hyperparameters.optimizer().getClass().getName();
    }

    private static String line(Evaluation evaluation) {
        return evaluation.loss() + " " + evaluation.correct() + " " + evaluation.count();
    }

    /** Returns whether this program wrote the file. Such a file must be complete. */
    boolean ours() {
        return words.keySet().stream().anyMatch(key -> key.startsWith(OURS));
    }

    /**
     * Checks the version of the format.
     *
     * @throws LaterFormatException if a later version wrote the file
     */
    void checkFormat() {
        if (!text(FORMAT_KEY).equals(FORMAT)) {
            throw new LaterFormatException(file, TensorInfo.quoted(text(FORMAT_KEY)), FORMAT);
        }
    }

    String checksum() {
        return text(CHECKSUM);
    }

    Activation activation() {
        return read(ACTIVATION, Hyperparameter.ACTIVATION::parse);
    }

    int height() {
        return read(HEIGHT, Integer::valueOf);
    }

    int width() {
        return read(WIDTH, Integer::valueOf);
    }

    LabelSet labels() {
        return read(
                LABELS,
                text -> LabelSet.of(Arrays.stream(text.split(",", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray()));
    }

    /** Returns how weights from another tool were read; empty if the network has none. */
    Optional<WeightOrigin> origin() {
        return words.containsKey(ORIGIN_LAYERS)
                ? Optional.of(new WeightOrigin(
                        text(ORIGIN_LAYERS),
                        text(ORIGIN_REASON),
                        read(ORIGIN_INPUTS_FIRST, Boolean::valueOf),
                        read(ORIGIN_MEAN, Float::valueOf),
                        read(ORIGIN_STD, Float::valueOf)))
                : Optional.empty();
    }

    /** Returns the sizes of all layers, inputs first. */
    List<Integer> shape() {
        return read(
                SHAPE,
                text -> Arrays.stream(text.split("-", -1)).map(Integer::valueOf).toList());
    }

    /** Returns whether the file holds the state of a training. */
    boolean trained() {
        return words.containsKey(UPDATES);
    }

    /** Returns whether the moments belong to another optimizer than that of the hyperparameters. */
    boolean hasOwnOptimizer() {
        return words.containsKey(OPTIMIZER);
    }

    /** Returns the name of the class of the optimizer to which the moments belong. */
    String optimizer(Hyperparameters hyperparameters) {
        return hasOwnOptimizer() ? text(OPTIMIZER) : builtIn(hyperparameters);
    }

    boolean hasBest() {
        return words.containsKey(BEST);
    }

    /** Returns the hyperparameters. A hyperparameter that is missing has the default. */
    Hyperparameters hyperparameters() {
        List<Setting<?>> stored = new ArrayList<>();
        words.forEach((key, text) -> {
            if (key.startsWith(HYPERPARAMETERS)) {
                stored.add(setting(key.substring(HYPERPARAMETERS.length()), text));
            }
        });
        if (stored.stream().noneMatch(setting -> LENGTHS.contains(setting.hyperparameter()))) {
            throw wrong(HYPERPARAMETERS, "it has neither epochs nor iterations");
        }
        try {
            return Hyperparameters.defaults().with(stored);
        } catch (IllegalArgumentException e) {
            throw wrong(HYPERPARAMETERS, e.getMessage());
        }
    }

    private Setting<?> setting(String name, String text) {
        Hyperparameter<?> hyperparameter = Hyperparameter.named(name)
                .orElseThrow(() -> new LanewiseException(
                        file,
                        "this program has no hyperparameter " + TensorInfo.quoted(name),
                        "use the version of the program that wrote the file"));
        try {
            return hyperparameter.setting(text);
        } catch (IllegalArgumentException e) {
            throw wrong(HYPERPARAMETERS, hyperparameter.name() + ": " + e.getMessage());
        }
    }

    /** Returns the training with a state that was read from the tensors. */
    Training training(Hyperparameters hyperparameters, TrainingState state) {
        return new Training(
                hyperparameters,
                Optional.ofNullable(words.get(RECIPE)),
                read(DEV, Metadata::count),
                text(DATA_HASH),
                text(VERSION),
                state);
    }

    /** Sets the numbers of the state that are not tensors. */
    void restore(TrainingState state, Network best) {
        state.setUpdates(read(UPDATES, Metadata::count));
        state.setFirstLoss(read(FIRST_LOSS, Double::valueOf));
        state.setSinceMilestone(read(SINCE_MILESTONE, text -> evaluation(text.split(" ", -1))));
        if (best != null) {
            state.setBest(read(BEST, text -> {
                String[] parts = text.split(" ", -1);
                return new BestNetwork(best, evaluation(parts), Integer.parseInt(parts[3]), Integer.parseInt(parts[4]));
            }));
        }
    }

    private static int count(String text) {
        int count = Integer.parseInt(text);
        if (count < 0) {
            throw new IllegalArgumentException("negative");
        }
        return count;
    }

    private static Evaluation evaluation(String[] parts) {
        return new Evaluation(Double.parseDouble(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    private String text(String key) {
        String text = words.get(key);
        if (text == null) {
            throw wrong(key, "it is missing");
        }
        return text;
    }

    private <T> T read(String key, Function<String, T> parser) {
        try {
            return parser.apply(text(key));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw wrong(key, TensorInfo.quoted(text(key)) + " cannot be read");
        }
    }

    private LanewiseException wrong(String key, String problem) {
        return Header.damaged(file + ": metadata " + TensorInfo.quoted(key), problem);
    }
}
