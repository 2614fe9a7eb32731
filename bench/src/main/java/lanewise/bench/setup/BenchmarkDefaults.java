package lanewise.bench.setup;

import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How every benchmark runs unless the command line says otherwise: three JVMs of a fixed heap of 2 GB, in each five
 * seconds of warm-up and five of measurement; the score is the mean time of one call.
 *
 * <p>The arguments are prepended, so that {@code -jvmArgsAppend} adds to them rather than replacing them.
 */
@BenchmarkMode(Mode.AverageTime)
@Fork(
        value = 3,
        jvmArgsPrepend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-Xms2g", "-Xmx2g"
        })
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public abstract class BenchmarkDefaults {}
