package lanewise.cli.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lanewise.measurement.VectorCheck;

/** What a measurement of the vector kernels reveals. */
final class VectorFindings {

    /** What is slow without hardware support of fma, and what helps. */
    static final String SLOW_SCALAR = "the JVM does not use fused multiply-add in hardware, so Java computes it with"
            + " BigDecimal, about a hundred times slower, and the default training takes hours; use another machine or"
            + " JVM option, or fewer examples and iterations: --mnist 2000 --iterations 20";

    /** Compiled vector code is at least this many times as fast as scalar code, with 4 lanes too. */
    private static final double COMPILED = 2;

    /** Bytes per call: what a product allocates for itself. Vectors that are objects add thousands. */
    private static final long OWN_GARBAGE = 4096;

    /** Ratios from here on are printed as times as fast. */
    private static final double ABOUT_1 = 0.95;

    private VectorFindings() {}

    /** Returns a ratio of speeds, such as {@code 7.9 times as fast}, or {@code 40.0 times as slow} if it is below 1. */
    static String speed(double ratio) {
        return ratio >= ABOUT_1
                ? String.format(Locale.ROOT, "%.1f times as fast", ratio)
                : String.format(Locale.ROOT, "%.1f times as slow", 1 / ratio);
    }

    /** Returns one line per problem. */
    static List<String> of(VectorCheck check) {
        List<String> findings = new ArrayList<>();
        if (check.ratio() < COMPILED) {
            findings.add("vector code is " + speed(check.ratio())
                    + " as scalar code, so it is not compiled to vector instructions; use a HotSpot JDK without"
                    + " compiler options, or --kernels scalar");
        }
        if (check.garbage().isPresent() && check.garbage().getAsLong() > OWN_GARBAGE) {
            findings.add("vector code allocates " + check.garbage().getAsLong()
                    + " bytes per call, so its vectors are objects on the heap; use a newer JDK, or --kernels scalar");
        }
        return findings;
    }
}
