package lanewise.cli.options;

import lanewise.kernels.JvmFacts;
import lanewise.kernels.lookup.KernelsLookup.Choice;
import lanewise.text.Text;

/** Formats the line that names the kernels and, if they are not the fastest ones, the reason. */
public final class KernelsLine {

    /** Added where Java computes fused multiply-add with BigDecimal. */
    private static final String SLOW = "; very slow without fused multiply-add (see lanewise doctor)";

    private KernelsLine() {}

    /**
     * Returns the line, such as {@code vector: 16 float lanes, 2 threads, JDK 17.0.15}.
     *
     * @param choice the kernels
     * @param threads the number of threads
     * @param jvm facts of the JVM
     * @return the line
     */
    public static String of(Choice choice, int threads, JvmFacts jvm) {
        String where = Text.count(threads, "thread") + ", JDK " + jvm.version();
        return choice.kernels().name() + ": "
                + choice.because()
                        .map(because -> because + " (" + where + ")")
                        .orElse(Text.count(choice.kernels().lanes(), "float lane") + ", " + where)
                + (jvm.diagnostics() && !jvm.fma() ? SLOW : "");
    }
}
