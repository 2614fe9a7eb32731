package lanewise.cli.options;

import java.util.List;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Setting;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads the value of a hyperparameter.
 *
 * @param <T> the type of the value
 */
public class SettingConverter<T> implements ITypeConverter<Setting<T>> {

    private final Hyperparameter<T> hyperparameter;

    /**
     * Creates a converter.
     *
     * @param hyperparameter the hyperparameter
     */
    public SettingConverter(Hyperparameter<T> hyperparameter) {
        this.hyperparameter = hyperparameter;
    }

    @Override
    public Setting<T> convert(String text) {
        try {
            return hyperparameter.setting(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /**
     * Returns the values that can be read if they are names.
     *
     * @return all values; empty if there are numbers among them
     */
    public List<String> names() {
        return hyperparameter.names();
    }

    /** Reads the units of the hidden layers. */
    public static final class Hidden extends SettingConverter<List<Integer>> {

        /** Creates a converter. */
        public Hidden() {
            super(Hyperparameter.HIDDEN);
        }
    }

    /** Reads the name of an activation. */
    public static final class Activation extends SettingConverter<lanewise.kernels.Activation> {

        /** Creates a converter. */
        public Activation() {
            super(Hyperparameter.ACTIVATION);
        }
    }

    /** Reads whether hidden layers are normalized. */
    public static final class BatchNorm extends SettingConverter<Boolean> {

        /** Creates a converter. */
        public BatchNorm() {
            super(Hyperparameter.BATCH_NORM);
        }
    }

    /** Reads a seed. */
    public static final class Seed extends SettingConverter<Long> {

        /** Creates a converter. */
        public Seed() {
            super(Hyperparameter.SEED);
        }
    }
}
