package lanewise.bench.rounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lanewise.bench.arguments.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoundsOptionsTest {

    @Test
    void withoutArgumentsTheDefaultsApply() throws UsageException {
        assertTrue(RoundsOptions.concern());
        RoundsOptions options = RoundsOptions.parse();
        assertEquals(5, options.rounds());
        assertEquals(Optional.of(Duration.ofSeconds(290)), options.limit());
        assertEquals("", options.only().pattern());
        assertEquals(Optional.empty(), options.out());
        assertFalse(options.list());
        assertFalse(options.help());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-l",
                "-lp",
                "-h",
                "VideoIteration",
                "VideoIteration -p kernels=vector -prof gc -f 1",
                "-jvmArgsAppend --add-opens=java.base/java.lang=ALL-UNNAMED",
                "-rf json -rff x.json"
            })
    void otherArgumentsAreForJmh(String line) {
        assertFalse(RoundsOptions.concern(line.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--rounds 2", "--only=X", "--help", "-prof gc --rounds 3", "--no-such-option"})
    void whatNamesAnOptionOfRoundsIsNot(String line) {
        assertTrue(RoundsOptions.concern(line.split(" ")));
    }

    @Test
    void parsesOptions() throws UsageException {
        RoundsOptions options = RoundsOptions.parse(
                "--rounds",
                "10",
                "--only=Video|ruler",
                "--out",
                "x.json",
                "--seed=-3",
                "-jvmArgsAppend",
                "-Dlanewise.lanes=4",
                "-prof",
                "gc",
                "-wi",
                "2",
                "--list");
        assertEquals(10, options.rounds());
        assertEquals(Optional.empty(), options.limit());
        assertEquals("Video|ruler", options.only().pattern());
        assertEquals(Optional.of(Path.of("x.json")), options.out());
        assertEquals(-3, options.seed());
        assertTrue(options.list());
        assertEquals(
                List.of("-Dlanewise.lanes=4"),
                List.copyOf(options.jmh().getJvmArgsAppend().get()));
        assertEquals(1, options.jmh().getProfilers().size());
        assertEquals(2, options.jmh().getWarmupIterations().get());
    }

    @Test
    void aRunAgainstABaseHasMoreRoundsAndNoTimeLimit() throws UsageException {
        RoundsOptions options = RoundsOptions.parse("--against", "base.json");
        assertEquals(Optional.of(Path.of("base.json")), options.against());
        assertEquals(20, options.rounds());
        assertEquals(Optional.empty(), options.limit());
        assertEquals(
                7, RoundsOptions.parse("--against=base.json", "--rounds", "7").rounds());
        assertEquals(Optional.empty(), RoundsOptions.parse().against());
        assertTrue(RoundsOptions.concern("--against=base.json"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rounds        | --rounds: the value is missing",
                "--rounds x      | --rounds: 'x' is not a whole number from 1 to 1000",
                "--rounds=0      | --rounds: '0' is not a whole number from 1 to 1000",
                "--rounds 1001   | --rounds: '1001' is not a whole number from 1 to 1000",
                "--only (        | --only: '(' is not a regular expression: Unclosed group",
                "--round 5       | the option '--round' is not supported here",
                "--rounds 2 -f 1 | the option '-f' is not supported here; use --rounds N instead: each round runs one fork"
                        + " of every row",
                "-f 3 --only x   | the option '-f' is not supported here; use --rounds N instead: each round runs one fork"
                        + " of every row",
                "--rounds 2 -rf json | the option '-rf' is not supported here; use --out FILE instead: the report is JSON",
                "--rounds 2 xyz  | the argument 'xyz' is not supported here; use --only REGEX to select rows",
                "--kernels none  | --kernels: there are no kernels 'none', only vector, scalar; add their jar with java -cp"
                        + " bench.jar:mine.jar lanewise.bench.Main",
                "--kernels Vector | --kernels: 'Vector' is measured without this option; name the kernels of another jar",
                "--out a.csv     | --out: 'a.csv' would be JSON, but has another extension; choose a name such as report.json",
                "--rounds 2 --rounds=3     | --rounds: given more than once; give it once",
                "--only soft --only ruler  | --only: given more than once; give it once",
                "--out a --seed 1 --out a  | --out: given more than once; give it once",
                "--rounds 2 -wi 1 -wi 2    | -wi: given more than once; give it once",
                "--rounds 2 -wi  | -wi: the value is missing; write a whole number of 0 or more",
                "--rounds 2 -jvm /no/java | -jvm: '/no/java' does not start a JVM; write the path of the program java of a JDK"
            })
    void invalidArgumentsAreErrors(String line, String message) {
        UsageException e = assertThrows(UsageException.class, () -> RoundsOptions.parse(line.split(" ")));
        assertEquals(message, e.getMessage().replace("bench.jar;", "bench.jar:"));
    }

    @Test
    void invalidOptionsOfJmhAreErrorsInOneLine() {
        UsageException e =
                assertThrows(UsageException.class, () -> RoundsOptions.parse("--rounds", "1", "-wi", "many"));
        assertEquals(1, e.getMessage().lines().count());
    }
}
