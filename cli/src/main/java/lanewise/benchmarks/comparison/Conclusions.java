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
            return List.of("All rows are of one report: machine and JDK are the same.");
        }
        List<String> sentences = new ArrayList<>();
        List<String> nameless = table.without("cpu.model");
        if (!nameless.isEmpty()) {
            sentences.add(String.join(" and ", nameless) + (nameless.size() == 1 ? " does" : " do")
                    + " not name the machine: whether all were measured on the same one is not known, and a ratio may"
                    + " be that of the machines.");
        } else {
            add(
                    sentences,
                    table,
                    "The machines differ",
                    "a ratio tells which machine, with its JDK and code, is"
                            + " quicker, and not whether the code is; ratios inside each report may be compared.",
                    MACHINE);
        }
        add(
                sentences,
                table,
                "The JDKs differ",
                "a ratio is that of JDK and code together; it is the JDK's alone only" + " where the code is the same.",
                JDK);
        add(
                sentences,
                table,
                "The lane widths or vector kernels differ",
                "a row of vector code does another amount of"
                        + " work per instruction, so its ratio tells of the width; rows of scalar code do not feel it.",
                LANES);
        add(
                sentences,
                table,
                "The measurements were not made alike",
                "forks, warm-up and JVM arguments change what is" + " measured; small ratios may come from there.",
                PLAN);
        add(sentences, table, "The system was set up differently", "small ratios may come from there.", MOMENT);
        List<String> dirty = table.with("git.clean", "false");
        if (!dirty.isEmpty()) {
            sentences.add("The tree of " + String.join(" and ", dirty)
                    + " was not clean: its commit does not tell which code was measured.");
        }
        if (sentences.isEmpty()) {
            sentences.add("Machine, JDK and lane width are the same: a ratio is that of the code, and of what else the"
                    + " machine did meanwhile.");
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
