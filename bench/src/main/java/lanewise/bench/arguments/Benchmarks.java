package lanewise.bench.arguments;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Finds the benchmarks that JMH would measure. */
public final class Benchmarks {

    /** The parameters whose value is the name of kernels. */
    public static final List<String> KERNELS = List.of("kernels", "implementation");

    private Benchmarks() {}

    /**
     * Returns the benchmarks that options select.
     *
     * @param options options of JMH, with valid regular expressions
     * @return the benchmarks, each with all values of its parameters
     */
    public static Collection<BenchmarkListEntry> selected(Options options) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return BenchmarkList.defaultList()
                .find(
                        OutputFormatFactory.createFormatInstance(nowhere, VerboseMode.SILENT),
                        options.getIncludes(),
                        options.getExcludes());
    }

    /**
     * Returns the values with which a benchmark would be measured.
     *
     * @param benchmark the benchmark
     * @param parameter the name of a parameter
     * @param options options of JMH
     * @return the values; none if the benchmark has no such parameter
     */
    public static Collection<String> values(BenchmarkListEntry benchmark, String parameter, Options options) {
        String[] declared = benchmark.getParams().orElse(Map.of()).get(parameter);
        return declared == null ? List.of() : options.getParameter(parameter).orElse(List.of(declared));
    }
}
