package lanewise.bench.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarkJvmTest {

    private static final String BENCHMARK = "LoadingBenchmark.readDigits";

    private static final OutputFormat SILENT = OutputFormatFactory.createFormatInstance(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), VerboseMode.SILENT);

    /** Ends a run of JMH before its first fork. */
    private static final class Started extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient BenchmarkParams params;

        Started(BenchmarkParams params) {
            this.params = params;
        }
    }

    /** Returns what JMH computes for the first fork. */
    private static BenchmarkParams jmhs(Options options) {
        OutputFormat stopping = (OutputFormat) Proxy.newProxyInstance(
                OutputFormat.class.getClassLoader(), new Class<?>[] {OutputFormat.class}, (proxy, method, args) -> {
                    if (method.getName().equals("startBenchmark")) {
                        throw new Started((BenchmarkParams) args[0]);
                    }
                    try {
                        return method.invoke(SILENT, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return assertThrows(Started.class, () -> new Runner(options, stopping).run()).params;
    }

    private static BenchmarkJvm ours(Options options) {
        return BenchmarkJvm.of(
                BenchmarkList.defaultList()
                        .find(SILENT, List.of(BENCHMARK), List.of())
                        .first(),
                options);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-jvmArgs -Da=1",
                "-jvmArgsAppend -Da=1",
                "-jvmArgsPrepend -Da=1",
                "-jvmArgsPrepend -Da=1 -jvmArgs -Da=2 -jvmArgsAppend -Da=3"
            })
    void theJvmIsThatOfTheForks(String line) throws Exception {
        Options options = new CommandLineOptions((BENCHMARK + " " + line).split(" "));
        BenchmarkParams expected = jmhs(options);
        assertEquals(new BenchmarkJvm(expected.getJvm(), List.copyOf(expected.getJvmArgs())), ours(options));
    }

    /** The options of the host JVM decide whether kernels are wrong, as those of the forks do. */
    @Test
    void withoutForksTheJvmIsThisOne() throws Exception {
        List<String> inherited = ManagementFactory.getRuntimeMXBean().getInputArguments();
        assertTrue(inherited.contains("-Djmh.ignoreLock=true"), inherited.toString());
        assertEquals(
                inherited,
                ours(new CommandLineOptions("-f", "0", "-jvmArgsAppend", "-Da=1"))
                        .args());
    }
}
