package lanewise.cli.use;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import lanewise.cli.options.LabeledDataOption;
import lanewise.cli.options.OptionValues;
import lanewise.data.Dataset;
import lanewise.data.Examples;
import lanewise.data.Split;
import lanewise.errors.LanewiseException;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Recipe;
import lanewise.storage.DataHash;
import lanewise.storage.Model;
import lanewise.storage.Training;
import lanewise.text.Text;
import picocli.CommandLine.ITypeConverter;

/** The sets into which a training divides its data. */
enum ExampleSet {
    /** The examples that the network is trained on. */
    TRAIN,
    /** The examples that are held out to measure the accuracy during training. */
    DEV,
    /** The separate test examples. */
    TEST;

    /** The examples of a set, and a line that describes them. */
    record Selected(Examples examples, String description) {}

    /** The names of all sets. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(values()).map(ExampleSet::label).iterator();
        }
    }

    /** Converts the name of a set. */
    static final class Converter implements ITypeConverter<ExampleSet> {
        @Override
        public ExampleSet convert(String text) {
            return Arrays.stream(values())
                    .filter(set -> set.label().equals(text.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> OptionValues.noneOf(text, new Names()));
        }
    }

    private String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads the examples of this set, in the order into which the seed shuffles them.
     *
     * @param data the data
     * @param model the model whose training divided the data; null for the training of the video
     * @throws LanewiseException if the data has no such set, or is not that of the model
     */
    Selected of(LabeledDataOption data, Model model) {
        Optional<Training> training = Optional.ofNullable(model).flatMap(Model::training);
        Hyperparameters hyperparameters =
                training.map(Training::hyperparameters).orElseGet(Recipe.VIDEO::hyperparameters);
        Dataset dataset = data.dataset(hyperparameters.imageLimit());
        if (this == TEST) {
            if (dataset.test() == null) {
                throw new LanewiseException(
                        dataset.training().source(), "the data has no test set", "use --set train or --set dev");
            }
            return new Selected(dataset.test(), "test set: " + count(dataset.test()));
        }
        Examples all = dataset.training();
        if (training.isPresent() && !training.get().dataHash().equals(DataHash.of(all))) {
            throw new LanewiseException(
                    all.source(),
                    "the model was trained on other data, so its training and dev set are unknown",
                    "use the data of the training");
        }
        int dev = training.map(Training::dev).orElseGet(() -> Split.defaultDev(all.count()));
        int[] order = Split.order(all.count(), hyperparameters.seed());
        int[] selected = this == DEV ? Arrays.copyOf(order, dev) : Arrays.copyOfRange(order, dev, order.length);
        if (selected.length == 0) {
            throw new LanewiseException(all.source(), "the " + label() + " set is empty", "use another set");
        }
        Examples examples = all.select(selected);
        return new Selected(
                examples,
                (this == DEV ? "dev" : "training") + " set: " + count(examples) + " of " + Text.count(all.count())
                        + ", shuffled with the seed " + hyperparameters.seed());
    }

    private static String count(Examples examples) {
        return Text.count(examples.count(), "example");
    }
}
