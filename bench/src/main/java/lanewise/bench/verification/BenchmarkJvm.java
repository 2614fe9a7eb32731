package lanewise.bench.verification;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.options.Options;

/**
 * The JVM in which JMH runs a benchmark.
 *
 * @param java path of the program java
 * @param args arguments of the JVM
 */
record BenchmarkJvm(String java, List<String> args) {

    BenchmarkJvm {
        args = List.copyOf(args);
    }

    /**
     * Returns the JVM of the forks of a benchmark, or this JVM if the benchmark is not forked. Without {@code
     * -jvmArgs}, the forks inherit the arguments of this JVM.
     *
     * @param benchmark the benchmark, with the options of its annotations
     * @param options options of the command line
     */
    static BenchmarkJvm of(BenchmarkListEntry benchmark, Options options) {
        String own = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> inherited = ManagementFactory.getRuntimeMXBean().getInputArguments();
        if (options.getForkCount().orElse(benchmark.getForks().orElse(Defaults.MEASUREMENT_FORKS)) == 0) {
            return new BenchmarkJvm(own, inherited);
        }
        List<String> args = new ArrayList<>(
                options.getJvmArgsPrepend().orElse(benchmark.getJvmArgsPrepend().orElse(List.of())));
        args.addAll(options.getJvmArgs().orElse(benchmark.getJvmArgs().orElse(inherited)));
        args.addAll(
                options.getJvmArgsAppend().orElse(benchmark.getJvmArgsAppend().orElse(List.of())));
        return new BenchmarkJvm(options.getJvm().orElse(benchmark.getJvm().orElse(own)), args);
    }
}
