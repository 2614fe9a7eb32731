package lanewise.weights;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/** A layer of a weights file: its arrays by their roles. It is linear, or it is batch normalization. */
final class FoundLayer {

    static final String EXPECTED = "give a file with a weight [units, inputs] and a bias [units] for each layer, as "
            + "in torch.nn.Linear; BatchNorm1d layers between them are also read";

    private static final int LONGEST_NAME = 60;

    private final String file;
    private final LayerName name;
    private final Map<Role, WeightArray> arrays = new EnumMap<>(Role.class);
    private boolean keras;

    FoundLayer(String file, String name) {
        this.file = file;
        this.name = LayerName.of(name);
    }

    void put(Role.Parsed parsed, WeightArray array) {
        if (arrays.putIfAbsent(parsed.role(), array) != null) {
            throw refused(array, "another array has the same role in its layer", EXPECTED);
        }
        keras |= parsed.keras();
    }

    LayerName name() {
        return name;
    }

    boolean keras() {
        return keras;
    }

    boolean isNormalization() {
        return arrays.containsKey(Role.MEAN) || arrays.containsKey(Role.VARIANCE) || arrays.containsKey(Role.COUNT);
    }

    boolean hasBias() {
        return arrays.containsKey(Role.BIAS);
    }

    /** Returns the array of a role, null if the file has none. */
    WeightArray array(Role role) {
        return arrays.get(role);
    }

    /** Returns the name for messages: that of the weight, or of another array. */
    String label() {
        if (!name.text().isEmpty() && !isDigit(name.text().charAt(0))) {
            return name.text();
        }
        return first().name();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private WeightArray first() {
        return arrays.values().iterator().next();
    }

    /** Returns whether a user calls this layer so: by its name, or by the name of its weight. */
    boolean isNamed(String text) {
        return name.text().equals(text)
                || arrays.containsKey(Role.WEIGHT)
                        && arrays.get(Role.WEIGHT).name().equals(text);
    }

    /**
     * Checks that the layer is complete and its shapes fit each other.
     *
     * @throws LanewiseException if they do not
     */
    void check(boolean inputsFirst) {
        for (Map.Entry<Role, WeightArray> entry : arrays.entrySet()) {
            if (entry.getKey() != Role.COUNT) {
                check(entry.getValue());
            }
        }
        if (isNormalization()) {
            checkNormalization();
        } else {
            checkLinear(inputsFirst);
        }
    }

    private void check(WeightArray array) {
        if (!array.readable()) {
            throw refused(
                    array,
                    "its numbers are " + array.type() + ", but only floats of 16, 32 and 64 bits are supported",
                    "convert the weights to float32");
        }
        if (array.elements() < 1) {
            throw refused(array, "its shape is " + array.shape(), EXPECTED);
        }
    }

    private void checkNormalization() {
        for (Role role : List.of(Role.MEAN, Role.VARIANCE)) {
            if (array(role) == null) {
                throw refused(
                        first(), "its layer has no running " + (role == Role.MEAN ? "mean" : "variance"), EXPECTED);
            }
        }
        for (Map.Entry<Role, WeightArray> entry : arrays.entrySet()) {
            if (entry.getKey() != Role.COUNT
                    && (entry.getValue().rank() != 1
                            || entry.getValue().size(0) != array(Role.MEAN).elements())) {
                throw refused(
                        entry.getValue(),
                        "its shape is " + entry.getValue().shape() + ", but the shape of its running mean is "
                                + array(Role.MEAN).shape(),
                        EXPECTED);
            }
        }
    }

    private void checkLinear(boolean inputsFirst) {
        WeightArray weight = array(Role.WEIGHT);
        WeightArray bias = array(Role.BIAS);
        if (weight == null) {
            throw refused(bias, "its layer has no weight", EXPECTED);
        }
        if (weight.rank() == 1 && bias != null && bias.rank() == 1) {
            throw refused(
                    weight,
                    "it has one dimension and no running statistics, like LayerNorm; only BatchNorm1d can be merged"
                            + " into a linear layer",
                    EXPECTED);
        }
        if (weight.rank() != 2) {
            throw refused(weight, "its shape " + weight.shape() + " is not [units, inputs]", EXPECTED);
        }
        if (bias == null) {
            return;
        }
        boolean column = bias.rank() == 1 || bias.rank() == 2 && (bias.size(0) == 1 || bias.size(1) == 1);
        int units = weight.size(inputsFirst ? 1 : 0);
        if (column && bias.elements() == units) {
            return;
        }
        boolean other = column && bias.elements() == weight.size(inputsFirst ? 0 : 1);
        throw refused(
                weight,
                "its shape is " + weight.shape() + ", but the shape of its bias is " + bias.shape(),
                !other
                        ? EXPECTED
                        : inputsFirst
                                ? "omit --inputs-first: these weights are [units, inputs]"
                                : "add --inputs-first if weights are stored as [inputs, units], as Keras does");
    }

    /** Returns the number of inputs of a linear layer. */
    int inputs(boolean inputsFirst) {
        return array(Role.WEIGHT).size(inputsFirst ? 0 : 1);
    }

    /** Returns the number of units of a layer. */
    int units(boolean inputsFirst) {
        return isNormalization() ? array(Role.MEAN).size(0) : array(Role.WEIGHT).size(inputsFirst ? 1 : 0);
    }

    /**
     * Reads the elements of an array.
     *
     * @throws LanewiseException if one is not a finite float
     */
    float[] finite(Role role) {
        WeightArray array = array(role);
        float[] values = array.values().get();
        for (int n = 0; n < values.length; n++) {
            if (!Float.isFinite(values[n])) {
                throw refused(
                        array,
                        "number " + n + " is " + values[n] + ", not a finite float of 32 bits",
                        "train the network again");
            }
        }
        return values;
    }

    LanewiseException refused(String problem, String advice) {
        return refused(first(), problem, advice);
    }

    private LanewiseException refused(WeightArray array, String problem, String advice) {
        return new LanewiseException(place(file, array), problem, advice);
    }

    static String place(String file, WeightArray array) {
        return file + ": tensor " + Text.quoted(array.name(), LONGEST_NAME);
    }
}
