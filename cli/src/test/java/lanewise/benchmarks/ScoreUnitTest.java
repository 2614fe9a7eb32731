package lanewise.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreUnitTest {

    /** How many of the second unit one of the first is. */
    @ParameterizedTest
    @CsvSource({
        "ns/op,  ns/op,   1",
        "ns/op,  us/op,   1e-3",
        "us/op,  ns/op,   1e3",
        "\u00b5s/op, us/op, 1",
        "ms/op,  us/op,   1e3",
        "s/op,   ms/op,   1e3",
        "min/op, s/op,    60",
        "hr/op,  min/op,  60",
        "day/op, hr/op,   24",
        "ops/ns, ops/us,  1e3",
        "ops/us, ops/ms,  1e3",
        "ops/s,  ops/us,  1e-6",
        "ops/min, ops/s,  0.016666666666666666",
        "ops/hr, ops/day, 24",
        "B/op,   B/op,    1",
    })
    void converts(String from, String to, double factor) {
        ScoreUnit unit = ScoreUnit.of(from);
        assertEquals(true, unit.comparableWith(ScoreUnit.of(to)));
        assertEquals(1, unit.in(ScoreUnit.of(to)) / factor, 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"ns/op, ops/ns", "B/op, KB/op", "B/op, us/op", "MB/sec, ops/s", "'', us/op", "furlong/op, us/op"})
    void othersCannotBeCompared(String one, String two) {
        assertFalse(ScoreUnit.of(one).comparableWith(ScoreUnit.of(two)));
        assertFalse(ScoreUnit.of(two).comparableWith(ScoreUnit.of(one)));
    }

    /** Reports of tools other than JMH use other names for the same units. */
    @ParameterizedTest
    @CsvSource({
        "ops/sec, ops/s",
        "op/s, ops/s",
        "ops/second, ops/s",
        "ops/msec, ops/ms",
        "nsec/op, ns/op",
        "OPS/SEC, ops/s",
        "ms/ops, ms/op",
        "ops / s, ops/s",
        "operations/second, ops/s",
        "ns/operation, ns/op"
    })
    void aliasesAreTheSameUnit(String alias, String unit) {
        assertEquals(true, ScoreUnit.of(alias).comparableWith(ScoreUnit.of(unit)));
        assertEquals(1, ScoreUnit.of(alias).in(ScoreUnit.of(unit)), 1e-12);
    }
}
