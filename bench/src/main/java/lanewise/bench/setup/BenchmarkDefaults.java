package lanewise.bench.setup;

import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The defaults of every benchmark: three JVMs with a fixed heap of 2 GB, each with five seconds of warm-up and five
 * of measurement. The score is the mean time of a call.
 *
 * <p>The arguments are prepended, so that {@code -jvmArgsAppend} adds to them instead of replacing them.
 */
@BenchmarkMode(Mode.AverageTime)
@Fork(
        value = 3,
        jvmArgsPrepend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-Xms2g", "-Xmx2g"
        })
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class BenchmarkDefaults {}
