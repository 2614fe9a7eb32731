package lanewise.cli;

import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lanewise.kernels.KernelsLookup;

/** What to try after training: commands that exist, ready to copy. */
final class NextSteps {

    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final List<String> ADD_MODULES = List.of("--add-modules", VECTOR_MODULE);

    /** The kernels that run everywhere. */
    private static final String PLAIN = "scalar";

    /** The accuracy still rises this far out. */
    private static final int MANY_ITERATIONS = 2000;

    private NextSteps() {}

    /**
     * The lines.
     *
     * @param kernels name of those that ran
     * @param data files that were trained on, none for the built-in data
     * @param iterations how many were made
     */
    static List<String> lines(String kernels, List<Path> data, int iterations) {
        List<String> lines = new ArrayList<>(List.of("", "Next, try"));
        if (kernels.equals(PLAIN)) {
            add(lines, "the same weights from the fastest kernels", train(data, "--kernels", KernelsLookup.AUTO));
        } else {
            add(lines, "the same weights from plain Java", train(data, "--kernels", PLAIN));
        }
        long more = Math.min(Integer.MAX_VALUE, Math.max(MANY_ITERATIONS, 2L * iterations));
        add(lines, "a better network from more iterations", train(data, "--iterations", Long.toString(more)));
        add(lines, "which kernels there are, and whether they run here", List.of("kernels"));
        return lines;
    }

    private static List<String> train(List<Path> data, String... options) {
        List<String> args = new ArrayList<>();
        args.add(TrainCommand.NAME);
        data.forEach(path -> args.addAll(List.of("--data", path.toString())));
        args.addAll(List.of(options));
        return args;
    }

    private static void add(List<String> lines, String what, List<String> args) {
        List<String> jvmOptions = ModuleFinder.ofSystem().find(VECTOR_MODULE).isPresent() ? ADD_MODULES : List.of();
        lines.add("  " + what + ":");
        lines.add("    " + Invocation.ofProcess().command(jvmOptions, args));
    }
}
