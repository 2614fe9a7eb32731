package lanewise.bench.arguments;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.runner.options.CommandLineOptions;

class JmhArgumentsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "softmax -wi 0 -i 1 -f=2 -w 10ms -r 1m -to 2s -bm avgt,ss -tu us -rf json -v EXTRA",
                "-f1 -t max -si true -gc FALSE -wm BULK -tg 1,2 -prof gc -prof stack -p a=1 -p b=2,3",
                "-jvmArgs -Xmx1g -jvmArgs -Da=b -e x -e y -- -x",
                "-lp",
                ""
            })
    void whatJmhAcceptsIsAccepted(String line) {
        assertDoesNotThrow(() -> JmhArguments.parse(line.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "(             | '(' is not a regular expression: Unclosed group",
                "x -e [        | -e: '[' is not a regular expression: Unclosed character class",
                "-l (          | '(' is not a regular expression: Unclosed group",
                "-wi x         | -wi: 'x' is not allowed; write a whole number of 0 or more",
                "-i=0          | -i: '0' is not allowed; write a whole number of 1 or more",
                "-f -1         | -f: '-1' is not allowed; write a whole number of 0 or more",
                "-r 10parsecs  | -r: '10parsecs' is not allowed; write a time such as 500ms, 2s or 1m",
                "-rf xml       | -rf: 'xml' is not allowed; write text, csv, scsv, json or latex",
                "-bm foo       | -bm: 'foo' is not allowed; write thrpt, avgt, sample, ss or all",
                "-v loud       | -v: 'loud' is not allowed; write silent, normal or extra",
                "-tu weeks     | -tu: 'weeks' is not allowed; write m, s, ms, us or ns",
                "-wm indi      | -wm: 'indi' is not allowed; write INDI, BULK or BULK_INDI",
                "-gc maybe     | -gc: 'maybe' is not allowed; write true or false",
                "x -p          | -p: the value is missing; write a parameter and its values, such as threads=1,2",
                "-p foo        | -p: 'foo' is not allowed; write a parameter and its values, such as threads=1,2",
                "-prof nope    | -prof: 'nope' is not a profiler that can run here; -lprof lists those that can",
                "-wi 1 -wi=2   | -wi: given more than once; give it once",
                "-zzz          | the option '-zzz' is not an option of JMH; -h lists its options",
                "x --zzz       | the option '--zzz' is not an option of JMH; -h lists its options"
            })
    void invalidArgumentsAreErrorsInOneLine(String line, String message) {
        UsageException e = assertThrows(UsageException.class, () -> JmhArguments.parse(line.split(" ")));
        assertEquals(message, e.getMessage());
    }

    @Test
    void theJvmIsStartedBeforeTheFirstFork() throws Exception {
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        JmhArguments.parse("-jvm", bin.resolve("java").toString());
        for (Path program : List.of(bin.resolve("javac"), bin.resolve("no-such-program"), bin)) {
            UsageException e = assertThrows(UsageException.class, () -> JmhArguments.parse("-jvm", program.toString()));
            assertEquals(
                    "-jvm: '" + program + "' does not start a JVM; write the path of the program java of a JDK",
                    e.getMessage());
        }
    }

    /** Each option that JMH's help describes with a value has a message of its own. */
    @Test
    void everyOptionOfJmhIsDescribed() throws Exception {
        ByteArrayOutputStream help = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(help, true, StandardCharsets.UTF_8));
        try {
            new CommandLineOptions().showHelp();
        } finally {
            System.setOut(out);
        }
        List<String> options = Pattern.compile("(?m)^  (-\\w+) <")
                .matcher(help.toString(StandardCharsets.UTF_8))
                .results()
                .map(result -> result.group(1))
                .toList();
        assertEquals(30, options.size(), options::toString);
        for (String option : options) {
            UsageException e = assertThrows(UsageException.class, () -> JmhArguments.parse(option), option);
            assertTrue(e.getMessage().startsWith(option + ": the value is missing; write "), e.getMessage());
        }
    }
}
