package lanewise.benchmarks.comparison;

import java.util.ArrayList;
import java.util.List;

/** Decides which conclusions the differences between the environments permit. */
final class Conclusions {

    private static final String[] MACHINE = {
        "cpu.model", "cpu.cores", "cpu.sockets", "cpu.caches", "os.name", "os.container"
    };
    private static final String[] JDK = {"jdk"};
    private static final String[] LANES = {"lanes", "cpu.vectorExtensions", "kernels.vector"};
    private static final String[] PLAN = {"run.forks", "run.warmup", "run.measurement", "run.jvmArgs", "jmh"};
    private static final String[] MOMENT = {"cpu.governor", "os.kernel"};

    private Conclusions() {}

    /** Returns whether more than the code differs between the sides, so that absolute scores cannot be compared. */
    static boolean areOfMoreThanCode(EnvironmentTable table) {
        return !table.contradicting(MACHINE).isEmpty()
                || !table.contradicting(JDK).isEmpty()
                || !table.contradicting(LANES).isEmpty();
    }

    /** Returns sentences, the most important one first. */
    static List<String> of(EnvironmentTable table) {
        if (table.columns().size() == 1) {
            return List.of("All rows are from one report, with the same machine and JDK.");
        }
        List<String> sentences = new ArrayList<>();
        List<String> nameless = table.without("cpu.model");
        if (!nameless.isEmpty()) {
            sentences.add("The processor is unknown for " + String.join(", ", nameless)
                    + ". If the machines differ, ratios include that difference.");
        } else {
            add(
                    sentences,
                    table,
                    "The machines differ",
                    "ratios compare machine, JDK and code together. Compare ratios within each report instead.",
                    MACHINE);
        }
        add(sentences, table, "The JDKs differ", "ratios compare JDK and code together.", JDK);
        add(
                sentences,
                table,
                "The numbers of lanes or the vector kernels differ",
                "ratios of vector code include this difference; ratios of scalar code do not.",
                LANES);
        add(
                sentences,
                table,
                "The options of the measurements differ",
                "forks, warm-up and JVM arguments affect scores and may explain ratios near 1.",
                PLAN);
        add(sentences, table, "The system settings differ", "they may explain ratios near 1.", MOMENT);
        List<String> dirty = table.with("git.clean", "false");
        if (!dirty.isEmpty()) {
            sentences.add("The working tree of " + String.join(", ", dirty)
                    + " had uncommitted changes, so the commit does not identify the measured code.");
        }
        if (sentences.isEmpty()) {
            sentences.add("Machine, JDK and number of lanes are the same.");
        }
        return sentences;
    }

    private static void add(
            List<String> sentences, EnvironmentTable table, String what, String follows, String... prefixes) {
        List<String> differing = table.contradicting(prefixes);
        if (!differing.isEmpty()) {
            sentences.add(what + " (" + String.join(", ", differing) + "): " + follows);
        }
    }
}
