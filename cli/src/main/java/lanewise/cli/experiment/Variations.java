package lanewise.cli.experiment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Setting;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the hyperparameters that an experiment varies. */
final class Variations {

    private Variations() {}

    /**
     * Settings of one value of an option.
     *
     * @param settings the settings
     */
    record Settings(List<Setting<?>> settings) {

        /** Returns the settings as text, such as {@code batch-norm no, learning-rate 0.002}. */
        String text() {
            return settings.stream()
                    .map(setting -> setting.hyperparameter().name() + " " + setting.text())
                    .collect(Collectors.joining(", "));
        }
    }

    /** Converts a hyperparameter and several values of it, such as {@code optimizer=momentum,adam}. */
    static final class Values implements ITypeConverter<Settings> {
        @Override
        public Settings convert(String text) {
            String[] parts = parts(text);
            Hyperparameter<?> hyperparameter = hyperparameter(parts[0]);
            List<Setting<?>> settings = new ArrayList<>();
            for (String value : parts[1].split(",", -1)) {
                // The widths of several layers are separated by hyphens here, because commas separate the values.
                settings.add(setting(
                        hyperparameter, hyperparameter == Hyperparameter.HIDDEN ? value.replace('-', ',') : value));
            }
            return new Settings(settings);
        }
    }

    /** Converts changes of several hyperparameters, such as {@code batch-norm=no,learning-rate=0.002}. */
    static final class Changes implements ITypeConverter<Settings> {
        @Override
        public Settings convert(String text) {
            List<Setting<?>> settings = new ArrayList<>();
            Set<Hyperparameter<?>> changed = new HashSet<>();
            for (String change : text.split(",(?=[a-z0-9-]+=)")) {
                String[] parts = parts(change);
                Hyperparameter<?> hyperparameter = hyperparameter(parts[0]);
                if (!changed.add(hyperparameter)) {
                    throw new TypeConversionException(hyperparameter.name()
                            + " is given twice; a row has one value of each hyperparameter, so use --ablate again for"
                            + " another row");
                }
                settings.add(setting(hyperparameter, parts[1]));
            }
            return new Settings(settings);
        }
    }

    /** The name of the learning rate in the video. */
    private static final String ALPHA = "alpha";

    private static String[] parts(String text) {
        String[] parts = text.split("=", 2);
        if (parts.length < 2) {
            throw new TypeConversionException(
                    "'" + text + "' has no equals sign; write a hyperparameter and its value, such as dropout=0.5");
        }
        return parts;
    }

    private static Hyperparameter<?> hyperparameter(String name) {
        Hyperparameter<?> hyperparameter = Hyperparameter.named(
                        name.equals(ALPHA) ? Hyperparameter.LEARNING_RATE.name() : name)
                .orElseThrow(() -> new TypeConversionException("'" + name + "' is not a hyperparameter; use one of "
                        + Hyperparameter.values().stream()
                                .map(Hyperparameter::name)
                                .collect(Collectors.joining(", "))));
        if (hyperparameter == Hyperparameter.SEED) {
            throw new TypeConversionException("the seed is varied by --seeds");
        }
        return hyperparameter;
    }

    private static Setting<?> setting(Hyperparameter<?> hyperparameter, String value) {
        try {
            return hyperparameter.setting(value);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(hyperparameter.name() + ": " + e.getMessage());
        }
    }

    /**
     * Returns all combinations with one setting of each list. The last list changes fastest.
     *
     * @param lists the lists
     * @return the combinations
     */
    static List<List<Setting<?>>> grid(List<Settings> lists) {
        List<List<Setting<?>>> combinations = List.of(List.of());
        for (Settings list : lists) {
            List<List<Setting<?>>> longer = new ArrayList<>();
            for (List<Setting<?>> combination : combinations) {
                for (Setting<?> setting : list.settings) {
                    List<Setting<?>> more = new ArrayList<>(combination);
                    more.add(setting);
                    longer.add(more);
                }
            }
            combinations = longer;
        }
        return combinations;
    }
}
