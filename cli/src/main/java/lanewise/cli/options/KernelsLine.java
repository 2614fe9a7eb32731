package lanewise.cli.options;

import lanewise.kernels.JvmFacts;
import lanewise.kernels.lookup.KernelsLookup.Choice;
import lanewise.text.Text;

/** The line that says which kernels run and, where they are not the best there are, why. */
public final class KernelsLine {

    private KernelsLine() {}

    /** Such as {@code vector: 16 float lanes, 2 threads, JDK 17.0.15}. */
    public static String of(Choice choice, int threads, JvmFacts jvm) {
        String where = Text.count(threads, "thread") + ", JDK " + jvm.version();
        return choice.kernels().name() + ": "
                + choice.because()
                        .map(because -> because + " (" + where + ")")
                        .orElse(Text.count(choice.kernels().lanes(), "float lane") + ", " + where);
    }
}
