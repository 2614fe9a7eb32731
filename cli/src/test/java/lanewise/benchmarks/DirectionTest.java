package lanewise.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectionTest {

    @Test
    void theModeDecidesForScores() {
        assertEquals(Direction.HIGHER_IS_BETTER, Direction.ofPrimary(Mode.THROUGHPUT));
        for (Mode mode : new Mode[] {Mode.AVERAGE_TIME, Mode.SAMPLE_TIME, Mode.SINGLE_SHOT}) {
            assertEquals(Direction.LOWER_IS_BETTER, Direction.ofPrimary(mode));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "gc.alloc.rate.norm, B/op,      LOWER_IS_BETTER",
        "gc.alloc.rate,      MB/sec,    UNKNOWN",
        "gc.count,           counts,    UNKNOWN",
        "gc.time,            ms,        UNKNOWN",
        "successes,          #,         UNKNOWN",
        "hitRate,            ops/us,    UNKNOWN",
        "cycles,             #/op,      LOWER_IS_BETTER",
        "CPI,                clks/insn, LOWER_IS_BETTER",
        "IPC,                insns/clk, HIGHER_IS_BETTER",
        "wait,               ns/op,     LOWER_IS_BETTER"
    })
    void secondaryMetricsHaveADirectionOnlyIfItIsKnown(String name, String unit, Direction expected) {
        assertEquals(expected, Direction.ofSecondary(name, ScoreUnit.of(unit)));
    }
}
