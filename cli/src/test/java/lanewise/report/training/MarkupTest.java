package lanewise.report.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import lanewise.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkupTest {

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "0.00125, 0.00125",
        "0.0001, 0.0001",
        "0.00001234, 1.23e-5",
        "1e-7, 1e-7",
        "0, 0",
        "12345, 12300",
        "-0.00002, -2e-5"
    })
    void compactNumbersHaveThreeDigits(double number, String text) {
        assertEquals(text, Markup.compact(number));
    }

    @ParameterizedTest
    @CsvSource({"1200, '1,200'", "2.5, 2.50", "3, 3"})
    void countsAreWholeIfTheyCan(double number, String text) {
        assertEquals(text, Markup.count(number));
    }

    @Test
    void numbersThatAreMissingAreDashes() {
        assertEquals("-", Text.loss(Double.NaN));
        assertEquals("-", Text.percent(Double.NaN));
        assertEquals("0.1235", Text.loss(0.12345678));
    }

    @ParameterizedTest
    @CsvSource({"0.00001, below 0.01%", "0.0034, 0.34%", "0.98765, 98.8%"})
    void smallProbabilitiesHaveMoreDigits(double probability, String text) {
        assertEquals(text, Markup.probability(probability));
    }
}
