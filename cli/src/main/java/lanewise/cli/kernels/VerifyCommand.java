package lanewise.cli.kernels;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import lanewise.cli.console.Console;
import lanewise.cli.options.OptionValues;
import lanewise.cli.options.RecipeOption;
import lanewise.cli.options.UsageError;
import lanewise.cli.train.hyperparameters.GivenHyperparameters;
import lanewise.errors.LanewiseException;
import lanewise.kernels.Kernels;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.conformance.Conformance;
import lanewise.kernels.conformance.Effort;
import lanewise.kernels.lookup.ExitGuard;
import lanewise.kernels.lookup.FoundKernels;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.lookup.KernelsUnavailableException;
import lanewise.recipes.Hyperparameter;
import lanewise.recipes.Recipe;
import lanewise.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that compares every operation of an implementation with the reference implementation, bit by bit. */
@Command(
        name = VerifyCommand.NAME,
        sortOptions = false,
        description = {
            "Runs every operation of an implementation on many shapes, strides, factors and values, on one thread "
                    + "and on several. Compares every bit with the reference implementation, scalar. Prints the kind "
                    + "and the smallest case of each fault. The exit code is 1 if a bit differs. The implementation "
                    + "has passed only if the last line reports that all checks passed.",
            "",
            "With --recipe, or with hyperparameters such as --hidden 50,20 or --optimizer adam, it also runs a few "
                    + "training iterations, like `lanewise train` with these options, and compares every operation "
                    + "with the reference implementation. All hyperparameters of train are accepted.",
            ""
        })
public final class VerifyCommand implements Callable<Integer> {

    /** The name of the command. */
    public static final String NAME = "verify";

    private static final String QUICK = "--quick";
    private static final String THOROUGH = "--thorough";

    private final Console console;

    @Option(
            names = "--kernels",
            paramLabel = "NAME",
            description = "Name of the implementation. `lanewise kernels` lists the names. Default: all that can run "
                    + "on this machine, except " + ScalarKernels.NAME + ".")
    private String kernels;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = OptionValues.Threads.class,
            description = "All cases run twice: with one thread, and with N threads. auto selects one per processor. "
                    + "Default: 3, or one per processor if there are more than 3 processors.")
    private Integer threads;

    @Option(names = QUICK, description = "Run fewer cases, which takes 5 to 10 seconds.")
    private boolean quick;

    @Option(names = THOROUGH, description = "Run more and larger cases, which takes several minutes.")
    private boolean thorough;

    @Option(
            names = "--recipe",
            paramLabel = "NAME",
            converter = RecipeOption.Converter.class,
            completionCandidates = RecipeOption.Names.class,
            description = "Train with the settings of this recipe. One of: ${COMPLETION-CANDIDATES}.")
    private Recipe recipe;

    @Spec
    private CommandSpec spec;

    /** The training that is also tried; null for none. */
    private ShortTraining training;

    /** The name of this training. */
    private String trainingName;

    /**
     * Creates the command.
     *
     * @param console where it prints
     */
    public VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (quick && thorough) {
            throw UsageError.of(spec, QUICK + " and " + THOROUGH + " are mutually exclusive; give one of them");
        }
        prepareTraining();
        KernelsLookup lookup = KernelsLookup.defaults();
        List<String> names = kernels == null ? names(lookup) : List.of(kernels);
        boolean agree = kernels != null || lookup.broken().isEmpty();
        if (!agree) {
            lookup.broken().forEach(problem -> console.error("kernels cannot be loaded: " + problem));
        }
        for (String name : names) {
            agree &= verify(lookup, name, names.size() > 1);
        }
        return agree ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /**
     * Verifies kernels.
     *
     * @param others whether there are others to verify, so that only an error is printed if these cannot be created
     */
    private boolean verify(KernelsLookup lookup, String name, boolean others) {
        Kernels candidate;
        try {
            candidate = lookup.create(name);
        } catch (KernelsUnavailableException e) {
            if (others) {
                console.error(e.getMessage());
                return false;
            }
            throw e;
        }
        return verify(candidate, providerName(lookup, name).orElseGet(candidate::name));
    }

    private void prepareTraining() {
        GivenHyperparameters given = new GivenHyperparameters(spec.commandLine().getParseResult());
        if (recipe == null && given.options().isEmpty()) {
            return;
        }
        trainingName = "training" + (recipe == null ? "" : " by the recipe " + recipe.name())
                + (given.options().isEmpty() ? "" : " with " + given.options());
        training = UsageError.check(
                spec, () -> new ShortTraining(given.completed(recipe), given.contains(Hyperparameter.BATCH_SIZE)));
    }

    /** Those that can run; if none can, those that cannot, so that the first of them reports the reason. */
    private static List<String> names(KernelsLookup lookup) {
        List<FoundKernels> others = lookup.found().stream()
                .filter(found -> !found.name().equals(ScalarKernels.NAME))
                .toList();
        List<FoundKernels> able = others.stream()
                .filter(found -> found.unavailableBecause().isEmpty())
                .toList();
        List<String> names = (able.isEmpty() ? others : able)
                .stream().map(FoundKernels::name).distinct().toList();
        return names.isEmpty() ? List.of(ScalarKernels.NAME) : names;
    }

    /** Returns the name of a provider; empty for auto. */
    private static Optional<String> providerName(KernelsLookup lookup, String name) {
        String lowerCase = name.strip().toLowerCase(Locale.ROOT);
        return lookup.found().stream()
                .map(FoundKernels::name)
                .filter(lowerCase::equals)
                .findFirst();
    }

    private Effort effort() {
        if (quick) {
            return Effort.QUICK;
        }
        return thorough ? Effort.THOROUGH : Effort.STANDARD;
    }

    private boolean verify(Kernels candidate, String name) {
        int second = threads == null ? Conformance.defaultThreads() : threads;
        console.println(name + ": on one thread, then on " + Text.count(second, "thread"));
        Verification verification = new Verification(candidate, name, effort(), second);
        verification.suite(console);
        if (verification.agrees() && effort() != Effort.QUICK) {
            KernelsCompareCommand.workloads().forEach(work -> verification.workload(console, work));
        }
        if (verification.agrees() && training != null) {
            ExitGuard.setWork("a " + trainingName);
            train(candidate, second, verification);
        }
        ExitGuard.setWork("");
        console.println(name + ": " + verification.conclusion());
        return verification.agrees();
    }

    private void train(Kernels candidate, int second, Verification verification) {
        for (int count : new int[] {1, second}) {
            String what = trainingName + ", " + Text.count(count, "thread");
            boolean agrees = false;
            try {
                String compared = training.compare(candidate, count);
                agrees = true;
                console.println("  " + what + ": agrees in every bit (" + compared + ")");
            } catch (LanewiseException e) {
                console.println("  " + what + ": WRONG: " + e.problem());
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
                console.println("  " + what + ": WRONG: threw "
                        + e.toString().lines().findFirst().orElse(""));
            }
            verification.add(what, agrees);
        }
    }
}
