package lanewise.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HyperparameterTest {

    @ParameterizedTest
    @EnumSource
    void theDefaultIsAValue(Hyperparameter hyperparameter) {
        hyperparameter.standard().ifPresent(hyperparameter::parse);
        assertEquals(
                hyperparameter != Hyperparameter.ITERATIONS,
                hyperparameter.standard().isPresent());
        assertEquals(
                hyperparameter, Hyperparameter.named(hyperparameter.label()).orElseThrow());
        assertEquals(hyperparameter.name().toLowerCase().replace('_', '-'), hyperparameter.label());
        assertTrue(hyperparameter.description().endsWith("."));
    }

    @ParameterizedTest
    @EnumSource
    void nonsenseIsRefusedByItself(Hyperparameter hyperparameter) {
        for (String nonsense : new String[] {"", " ", "-", "NaN", "1e400", "0x", "nonsense\u001b"}) {
            String message = assertThrows(
                            IllegalArgumentException.class, () -> hyperparameter.parse(nonsense), nonsense)
                    .getMessage();
            assertTrue(message.startsWith("'" + nonsense + "' is not "), message);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hidden          | 0          | a list of widths such as 128,64, each 1 or more, or none
            hidden          | 128,       | a list of widths such as 128,64, each 1 or more, or none
            hidden          | 128,-1     | a list of widths such as 128,64, each 1 or more, or none
            hidden          | 9999999999 | a list of widths such as 128,64, each 1 or more, or none
            activation      | gelu       | one of identity, relu, leaky-relu, tanh, sigmoid
            initialization  | ones       | one of video, he, glorot, or auto
            batch-norm      | 1          | yes or no
            optimizer       | sgd        | one of adam, adamw, gradient-descent, momentum, nesterov, rmsprop
            learning-rate   | 0          | a finite number above 0, such as 0.1, or auto
            schedule        | linear     | one of constant, step, cosine, one-cycle
            batch-size      | 0          | a whole number of 1 or more, or all
            epochs          | 0          | a whole number of 1 or more
            iterations      | auto       | a whole number of 1 or more
            dropout         | 1          | a number of 0 or more and below 1
            dropout         | 0.99999999 | a number of 0 or more and below 1
            dropout         | -0.1       | a number of 0 or more and below 1
            input-dropout   | 1          | a number of 0 or more and below 1
            weight-decay    | -1         | a finite number of 0 or more, or auto
            l2              | Infinity   | a finite number of 0 or more
            label-smoothing | 1          | a number of 0 or more and below 1
            average         | 1          | a number of 0 or more and below 1
            rotate          | 181        | a number of degrees from 0 to 180
            zoom            | 1          | a number of 0 or more and below 1
            elastic-sigma   | 0.5        | a finite number of 1 or more
            patience        | -1         | a whole number of 0 or more
            max-time        | 60         | a time such as 60s, 5m or 1h, or none
            max-time        | -5s        | a time such as 60s, 5m or 1h, or none
            mnist           | 0          | a whole number of 1 or more, or all
            """)
    void saysWhatItCouldBe(String label, String value, String expected) {
        Hyperparameter hyperparameter = Hyperparameter.named(label).orElseThrow();
        String message = assertThrows(IllegalArgumentException.class, () -> hyperparameter.parse(value))
                .getMessage();
        assertEquals("'" + value + "' is not " + expected, message);
        String named = assertThrows(
                        IllegalArgumentException.class,
                        () -> Hyperparameters.standard().with(Map.of(hyperparameter, value)))
                .getMessage();
        assertEquals("--" + label + ": " + message, named);
    }

    @Test
    void timesInSecondsMinutesAndHours() {
        assertEquals(60.0, Hyperparameter.MAX_TIME.parse("60s"));
        assertEquals(90.0, Hyperparameter.MAX_TIME.parse("1.5M"));
        assertEquals(7200.0, Hyperparameter.MAX_TIME.parse("2h"));
        assertFalse(Hyperparameter.named("max time").isPresent());
    }
}
