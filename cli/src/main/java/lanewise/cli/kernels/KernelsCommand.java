package lanewise.cli.kernels;

import java.lang.module.ModuleDescriptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import lanewise.cli.console.Console;
import lanewise.cli.terminal.TextLayout;
import lanewise.kernels.JvmFacts;
import lanewise.kernels.KernelsProvider;
import lanewise.kernels.lookup.FoundKernels;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.lookup.KernelsUnavailableException;
import picocli.CommandLine.Command;

/** The command that lists the implementations of the kernels. */
@Command(
        name = KernelsCommand.NAME,
        description = {
            "Lists the kernels (implementations of the arithmetic) and whether this machine can run them.",
            ""
        },
        subcommands = {VerifyCommand.class, KernelsCompareCommand.class})
public final class KernelsCommand implements Callable<Integer> {

    /** The name of the command. */
    public static final String NAME = "kernels";

    private final Console console;

    /**
     * Creates the command.
     *
     * @param console where it prints
     */
    public KernelsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.println(lines(KernelsLookup.defaults(), JvmFacts.current()));
        return 0;
    }

    /**
     * Returns a table of all kernels, the reasons why some cannot run, the selection of auto, and facts about the JVM.
     */
    static List<String> lines(KernelsLookup lookup, JvmFacts jvm) {
        List<List<String>> rows = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        rows.add(List.of("name", "lanes", "runs here", "from", "description"));
        for (FoundKernels found : lookup.found()) {
            rows.add(row(found, remarks));
        }
        lookup.broken().forEach(problem -> remarks.add("cannot be loaded: " + problem));
        remarks.addAll(lookup.ambiguous());
        remarks.add(auto(lookup));
        configured(lookup).ifPresent(remarks::add);
        List<String> lines = new ArrayList<>(TextLayout.table(rows));
        lines.add("");
        lines.addAll(remarks);
        lines.add("");
        lines.addAll(TextLayout.table(facts(jvm)));
        return lines;
    }

    private static List<String> row(FoundKernels found, List<String> remarks) {
        OptionalInt lanes = OptionalInt.empty();
        Optional<String> problem = found.unavailableBecause().or(found::invalidConfiguration);
        if (problem.isPresent()) {
            remarks.add(cannotRun(found, problem.get()));
        } else {
            try {
                lanes = OptionalInt.of(found.createValid().lanes());
                found.remarks().forEach(remark -> remarks.add(found.name() + ": " + remark));
            } catch (KernelsUnavailableException e) {
                remarks.add(e.getMessage());
            }
        }
        return List.of(
                found.name(),
                lanes.isPresent() ? Integer.toString(lanes.getAsInt()) : "-",
                lanes.isPresent() ? "yes" : "no",
                found.origin() + version(found.provider()).map(v -> " " + v).orElse(""),
                found.description());
    }

    private static String cannotRun(FoundKernels found, String reason) {
        return found.name() + " cannot run here: " + reason;
    }

    private static Optional<String> version(KernelsProvider provider) {
        ModuleDescriptor module = provider.getClass().getModule().getDescriptor();
        return module == null
                ? Optional.ofNullable(provider.getClass().getPackage().getImplementationVersion())
                : module.rawVersion();
    }

    private static String auto(KernelsLookup lookup) {
        try {
            return "auto selects " + lookup.createValid(KernelsLookup.AUTO).name();
        } catch (KernelsUnavailableException e) {
            // The problem of the configuration is the reason that the row of these kernels already gives.
            return lookup.found().stream()
                    .filter(found -> found.unavailableBecause().isPresent()
                            && found.unavailableBecause().equals(found.invalidConfiguration()))
                    .findFirst()
                    .map(found -> "auto selects none, because the configuration of " + found.name() + " is invalid")
                    .orElse(e.getMessage());
        }
    }

    /** Returns what the system property or the environment variable selects; empty if that is auto. */
    private static Optional<String> configured(KernelsLookup lookup) {
        String name = KernelsLookup.configured();
        if (name.strip().equalsIgnoreCase(KernelsLookup.AUTO)) {
            return Optional.empty();
        }
        String source = KernelsLookup.configuredBy();
        try {
            return Optional.of(source + " selects " + lookup.createValid(name).name());
        } catch (KernelsUnavailableException e) {
            return Optional.of(source + " is '" + name + "': " + e.getMessage());
        }
    }

    private static List<List<String>> facts(JvmFacts jvm) {
        return List.of(
                List.of("Java", jvm.version() + ", " + jvm.vm()),
                List.of("processors", Integer.toString(Runtime.getRuntime().availableProcessors())),
                List.of("HotSpot", yes(jvm.hotSpot())),
                List.of("C2", yes(jvm.c2())),
                List.of("JVMCI compiler", yes(jvm.jvmci())),
                List.of("fused multiply-add", yes(jvm.fma())));
    }

    private static String yes(boolean fact) {
        return fact ? "yes" : "no";
    }
}
