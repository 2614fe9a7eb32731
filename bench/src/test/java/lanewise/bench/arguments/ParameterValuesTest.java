package lanewise.bench.arguments;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.runner.BenchmarkListEntry;

class ParameterValuesTest {

    private static void check(String line) throws UsageException {
        JmhArguments arguments = JmhArguments.parse(line.split(" "));
        Collection<BenchmarkListEntry> benchmarks = Benchmarks.selected(arguments.options());
        assertFalse(benchmarks.isEmpty(), line);
        ParameterValues.check(benchmarks, arguments);
    }

    /** Without arguments, every benchmark is checked with the values of its annotations. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "softmax -p kernels=scalar,vector -p threads=1,3 -p size=1x999999",
                "MatrixProduct -p implementation=openblas,scalar -p shape=10x784x41000 -p left=plain",
                "VideoIteration -p examples=42000 -p order=random"
            })
    void validValuesAreAccepted(String line) {
        assertDoesNotThrow(() -> check(line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-p threads=0                     | -p threads: '0' is not allowed; write a whole number of 1 or more",
                "softmax -p threads=1,x           | -p threads: 'x' is not allowed; write a whole number of 1 or more",
                "softmax -p threads=              | -p threads: '' is not allowed; write a whole number of 1 or more",
                "softmax -p size=bad              | -p size: 'bad' is not allowed; write rows x columns, such as 10x41000",
                "MatrixProduct -p shape=1x2       | -p shape: '1x2' is not allowed; write m x k x n, such as 128x784x10",
                "MatrixProduct -p left=right      | -p left: 'right' is not allowed; write one of plain, transposed",
                "Augmentation -p distortion=x     | -p distortion: 'x' is not allowed; write one of affine, elastic, both",
                "Activation -p activation=relu    | -p activation: 'relu' is not allowed; write one of IDENTITY, RELU,"
                        + " LEAKY_RELU, TANH, SIGMOID",
                "VideoIteration -p examples=42001 | -p examples: '42001' is not allowed; write a whole number from 1 to 42000",
                "softmax -p foo=1                 | -p: no selected benchmark has the parameter 'foo'; -lp lists the"
                        + " benchmarks with their parameters",
                "readDigits -p threads=1          | -p: no selected benchmark has the parameter 'threads'; -lp lists the"
                        + " benchmarks with their parameters"
            })
    void invalidValuesAreErrors(String line, String message) {
        assertEquals(
                message, assertThrows(UsageException.class, () -> check(line)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "softmax -p kernels=nope",
                "softmax -p kernels=vector,Vector",
                "softmax -p kernels=openblas",
                "MatrixProduct -p implementation=nope"
            })
    void unknownKernelsAreErrors(String line) {
        String message = assertThrows(UsageException.class, () -> check(line)).getMessage();
        assertTrue(message.matches("-p \\w+: there are no kernels '\\w+', only vector, scalar; add .*"), message);
    }

    /** A parameter that is new needs a syntax; otherwise the check would fail for its benchmark. */
    @Test
    void everyParameterIsChecked() throws UsageException {
        JmhArguments arguments = JmhArguments.parse();
        Set<String> parameters = new TreeSet<>();
        Benchmarks.selected(arguments.options())
                .forEach(benchmark ->
                        parameters.addAll(benchmark.getParams().orElse(Map.of()).keySet()));
        assertEquals(13, parameters.size(), parameters.toString());
        for (String parameter : parameters) {
            String message = assertThrows(UsageException.class, () -> check(". -p " + parameter + "=?"))
                    .getMessage();
            assertTrue(message.startsWith("-p " + parameter + ": "), message);
        }
    }
}
