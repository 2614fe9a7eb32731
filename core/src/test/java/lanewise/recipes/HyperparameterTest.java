package lanewise.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class HyperparameterTest {

    static List<Hyperparameter<?>> values() {
        return Hyperparameter.values();
    }

    @ParameterizedTest
    @MethodSource("values")
    void theDefaultIsAValue(Hyperparameter<?> hyperparameter) {
        Optional<String> text = hyperparameter.text(Hyperparameters.defaults());
        text.ifPresent(hyperparameter::parse);
        assertEquals(hyperparameter != Hyperparameter.ITERATIONS, text.isPresent());
        assertEquals(hyperparameter, Hyperparameter.named(hyperparameter.name()).orElseThrow());
        assertEquals(
                hyperparameter,
                Hyperparameter.named(hyperparameter.name().toUpperCase()).orElseThrow());
    }

    @Test
    void valuesAreAllConstantsInOrder() throws IllegalAccessException {
        List<String> names = new ArrayList<>();
        for (Field field : Hyperparameter.class.getFields()) {
            names.add(field.getName().toLowerCase().replace('_', '-'));
            assertEquals(names.get(names.size() - 1), ((Hyperparameter<?>) field.get(null)).name());
        }
        assertEquals(
                names,
                Hyperparameter.values().stream().map(Hyperparameter::name).toList());
    }

    /** Pins the text of the defaults, which every version wrote. */
    @Test
    void defaultsAsText() {
        assertEquals(
                "hidden 128, activation relu, initialization auto, batch-norm no, optimizer adam, learning-rate auto, "
                        + "schedule constant, batch-size 128, epochs 10, dropout 0, input-dropout 0, weight-decay auto, "
                        + "l2 0, max-norm 0, label-smoothing 0, clip 0, average 0, shift 0, rotate 0, zoom 0, shear 0, "
                        + "elastic 0, elastic-sigma 4, patience 0, max-time none, mnist 60000, seed 1",
                Hyperparameter.texts(Hyperparameters.defaults()).entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void readsTheFormerSpelling() {
        assertEquals(Optional.of(Hyperparameter.INITIALIZATION), Hyperparameter.named("initialisation"));
        assertEquals("initialization", Hyperparameter.INITIALIZATION.name());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hidden        | 30, 20       | 30,20
            hidden        | NONE         | none
            activation    | Leaky-ReLU   | leaky-relu
            batch-norm    | true         | yes
            optimizer     | AdamW        | adamw
            learning-rate | AUTO         | auto
            learning-rate | 1e-4         | 0.0001
            learning-rate | 0.0040       | 0.004
            learning-rate | 1e-30        | 1.0E-30
            l2            | 3e20         | 3.0E20
            schedule      | one-cycle    | one-cycle
            batch-size    | All          | all
            dropout       | -0           | 0
            shift         | 20.0         | 20
            max-time      | 90s          | 90s
            max-time      | 300s         | 5m
            max-time      | 1.5m         | 90s
            max-time      | 60m          | 1h
            max-time      | 0.05s        | 0.05s
            max-time      | 0s           | 0s
            max-time      | NONE         | none
            seed          | -7           | -7
            """)
    void everyValueHasOneText(String name, String text, String expected) {
        Hyperparameter<?> hyperparameter = Hyperparameter.named(name).orElseThrow();
        Hyperparameters set = Hyperparameters.defaults().with(List.of(hyperparameter.setting(text)));
        assertEquals(Optional.of(expected), hyperparameter.text(set));
        assertEquals(set, Hyperparameters.defaults().with(List.of(hyperparameter.setting(expected))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void rejectsInvalidText(Hyperparameter<?> hyperparameter) {
        for (String invalid : new String[] {"", " ", "-", "NaN", "1e400", "0x", "nonsense\u001b"}) {
            String message = assertThrows(IllegalArgumentException.class, () -> hyperparameter.parse(invalid), invalid)
                    .getMessage();
            assertTrue(message.startsWith("'" + invalid + "' is not "), message);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hidden          | 0          | a list of numbers of units; give numbers of 1 or more, such as 128,64, or none for no hidden layers
            hidden          | 128,       | a list of numbers of units; give numbers of 1 or more, such as 128,64, or none for no hidden layers
            hidden          | 128,-1     | a list of numbers of units; give numbers of 1 or more, such as 128,64, or none for no hidden layers
            hidden          | 128,x      | a list of numbers of units; give numbers of 1 or more, such as 128,64, or none for no hidden layers
            epochs          | 9999999999 | a whole number from 1 to 2147483647
            activation      | gelu       | one of identity, relu, leaky-relu, tanh, sigmoid
            initialization  | ones       | one of video, he, glorot, or auto
            batch-norm      | 1          | yes or no
            optimizer       | sgd        | one of adam, adamw, gradient-descent, momentum, nesterov, rmsprop
            learning-rate   | 0          | a finite number above 0, such as 0.1, or auto
            schedule        | linear     | one of constant, step, cosine, one-cycle
            batch-size      | 0          | a whole number of 1 or more, or all
            epochs          | 0          | a whole number of 1 or more
            iterations      | auto       | a whole number of 1 or more
            dropout         | 1          | a number from 0 to 1 (1 excluded)
            dropout         | 0.99999999 | a number from 0 to 1 (1 excluded)
            dropout         | -0.1       | a number from 0 to 1 (1 excluded)
            input-dropout   | 1          | a number from 0 to 1 (1 excluded)
            weight-decay    | -1         | a finite number of 0 or more, or auto
            l2              | Infinity   | a finite number of 0 or more
            label-smoothing | 1          | a number from 0 to 1 (1 excluded)
            average         | 1          | a number from 0 to 1 (1 excluded)
            rotate          | 181        | a number of degrees from 0 to 180
            zoom            | 1          | a number from 0 to 1 (1 excluded)
            elastic-sigma   | 0.5        | a finite number of 1 or more
            patience        | -1         | a whole number of 0 or more
            max-time        | 60         | a time such as 60s, 5m or 1h, or none
            max-time        | -5s        | a time such as 60s, 5m or 1h, or none
            mnist           | 0          | a whole number of 1 or more, or all
            """)
    void messageDescribesTheValues(String label, String value, String expected) {
        Hyperparameter<?> hyperparameter = Hyperparameter.named(label).orElseThrow();
        String message = assertThrows(IllegalArgumentException.class, () -> hyperparameter.parse(value))
                .getMessage();
        assertEquals("'" + value + "' is not " + expected, message);
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> hyperparameter.setting(value))
                        .getMessage());
    }

    @Test
    void namesTheMaximumOfTheNumberOfUnits() {
        String message = assertThrows(IllegalArgumentException.class, () -> Hyperparameter.HIDDEN.parse("8,9999999999"))
                .getMessage();

        assertEquals("'9999999999' is not a whole number from 1 to 2147483647", message);
    }

    @Test
    void readsTimesInSecondsMinutesAndHours() {
        assertEquals(60.0, Hyperparameter.MAX_TIME.parse("60s"));
        assertEquals(90.0, Hyperparameter.MAX_TIME.parse("1.5M"));
        assertEquals(7200.0, Hyperparameter.MAX_TIME.parse("2h"));
        assertFalse(Hyperparameter.named("max time").isPresent());
    }
}
