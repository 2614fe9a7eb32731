package lanewise.cli.train;

import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lanewise.cli.console.Invocation;
import lanewise.cli.options.DataFormatOptions;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Setting;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Suggests commands to run after a training, ready to copy. */
final class NextSteps {

    private static final String VECTOR_MODULE = "jdk.incubator.vector";
    private static final List<String> ADD_MODULES = List.of("--add-modules", VECTOR_MODULE);

    private static final String KERNELS = "--kernels";

    /** A number of iterations up to which the accuracy still increases. */
    private static final int MANY_ITERATIONS = 2000;

    /** The options that describe the data. */
    private static final List<String> DATA_OPTIONS =
            Stream.concat(Stream.of("--data"), DataFormatOptions.NAMES.stream()).toList();

    /** The options, other than those of hyperparameters and data, that the weights depend on. */
    private static final List<String> WEIGHT_OPTIONS = List.of(
            "--dev",
            "--recipe",
            "--from",
            TrainOptions.ModelFiles.RESUME,
            "--layers",
            "--inputs-first",
            "--mean",
            "--std");

    private NextSteps() {}

    /**
     * Returns the suggestions in lines.
     *
     * @param kernels name of the kernels of the training
     * @param given the options that the commands repeat, with their values
     * @param trained the hyperparameters of the training
     * @param model the model file, null if none was written
     * @param hasTest whether the data has a test set, which training does not use
     * @param crossValidated whether the accuracy was measured by cross-validation
     */
    static List<String> lines(
            String kernels,
            Map<String, List<String>> given,
            Hyperparameters trained,
            Path model,
            boolean hasTest,
            boolean crossValidated) {
        List<String> lines = new ArrayList<>(List.of("", "Next, try"));
        if (model != null && hasTest) {
            add(
                    lines,
                    "evaluate each class on the test set",
                    command("evaluate", model.toString(), ofDataAndKernels(given)));
        } else if (!crossValidated && !hasTest && !given.containsKey(TrainOptions.ModelFiles.RESUME)) {
            add(lines, "measure the accuracy by cross-validation", train(without(given), "--folds", "5"));
        }
        if (!given.containsKey(TrainOptions.ModelFiles.RESUME)) {
            addTraining(lines, kernels, given, trained);
        }
        add(lines, "list the recipes (sets of hyperparameters) and their test errors", List.of(RecipesCommand.NAME));
        add(lines, "list the kernels (implementations of the arithmetic)", List.of("kernels"));
        return lines;
    }

    /**
     * Returns the options that the suggested commands repeat, with their values as the user wrote them: those that the
     * weights depend on, and the kernels if they are other ones than auto and the reference implementation.
     *
     * @param parsed the command line of {@code train}
     */
    static Map<String, List<String>> givenOptions(ParseResult parsed) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (OptionSpec option : parsed.matchedOptions()) {
            String name = option.longestName();
            if (WEIGHT_OPTIONS.contains(name) || DATA_OPTIONS.contains(name) || option.getValue() instanceof Setting) {
                options.put(name, option.arity().max() == 0 ? List.of() : option.originalStringValues());
            }
        }
        String kernels = parsed.matchedOptionValue(KERNELS, KernelsLookup.configured());
        if (!List.of(KernelsLookup.AUTO, ScalarKernels.NAME)
                .contains(kernels.strip().toLowerCase(Locale.ROOT))) {
            options.put(KERNELS, List.of(kernels));
        }
        return options;
    }

    private static void addTraining(
            List<String> lines, String kernels, Map<String, List<String>> given, Hyperparameters trained) {
        if (Double.isFinite(trained.length().maxSeconds())) {
            // With other kernels, another number of updates fits in the time.
            return;
        }
        if (kernels.equals(ScalarKernels.NAME)) {
            add(
                    lines,
                    "repeat the training with the fastest kernels (the weights are the same)",
                    train(given, KERNELS, KernelsLookup.AUTO));
        } else {
            add(
                    lines,
                    "repeat the training in plain Java (the weights are the same)",
                    train(given, KERNELS, ScalarKernels.NAME));
        }
        if (trained.fullBatch() && trained.iterations().isPresent()) {
            long more = Math.min(
                    Integer.MAX_VALUE,
                    Math.max(MANY_ITERATIONS, 2L * trained.iterations().getAsInt()));
            add(lines, "train the same network longer", train(given, "--iterations", Long.toString(more)));
            add(lines, "train a better network in seconds", train(ofDataAndKernels(given), "--recipe", "quick"));
        }
    }

    /** Returns the same command with one option added or changed. */
    private static List<String> train(Map<String, List<String>> given, String option, String value) {
        Map<String, List<String>> options = new LinkedHashMap<>(given);
        options.put(option, List.of(value));
        return command(TrainCommand.NAME, null, options);
    }

    /**
     * Returns the arguments of a command: its name, a file if there is one, and options; those without values are
     * flags.
     */
    private static List<String> command(String name, String file, Map<String, List<String>> options) {
        List<String> args = new ArrayList<>();
        args.add(name);
        if (file != null) {
            args.add(file);
        }
        options.forEach((option, values) -> {
            if (values.isEmpty()) {
                args.add(option);
            }
            values.forEach(value -> args.addAll(List.of(option, value)));
        });
        return args;
    }

    /** Returns the options that describe the data and the kernels. */
    private static Map<String, List<String>> ofDataAndKernels(Map<String, List<String>> given) {
        Map<String, List<String>> options = new LinkedHashMap<>(given);
        options.keySet().removeIf(option -> !DATA_OPTIONS.contains(option) && !option.equals(KERNELS));
        return options;
    }

    /** Returns the options without those that cross-validation does not take. */
    private static Map<String, List<String>> without(Map<String, List<String>> given) {
        Map<String, List<String>> options = new LinkedHashMap<>(given);
        options.keySet()
                .removeAll(List.of("--dev", "--from", "--patience", "--layers", "--inputs-first", "--mean", "--std"));
        return options;
    }

    /** Returns the command that resumes a training. */
    static String resume(Path model, Map<String, List<String>> given) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        options.put(TrainOptions.ModelFiles.RESUME, List.of(model.toString()));
        options.putAll(ofDataAndKernels(given));
        return command(command(TrainCommand.NAME, null, options));
    }

    /**
     * Returns the command that trains the same weights and writes the same report, with any kernels.
     *
     * @param given the options that the weights depend on, with their values
     * @param dev number of dev examples if no option determines it
     * @param report the file of the report
     */
    static String again(Map<String, List<String>> given, Optional<Integer> dev, Path report) {
        Map<String, List<String>> options = new LinkedHashMap<>(given);
        options.remove(KERNELS);
        dev.ifPresent(examples -> options.put("--dev", List.of(examples.toString())));
        options.put("--report", List.of(report.toString()));
        return Invocation.ofLauncher().command(List.of(), command(TrainCommand.NAME, null, options));
    }

    private static void add(List<String> lines, String what, List<String> args) {
        lines.add("  " + what + ":");
        lines.add("    " + command(args));
    }

    private static String command(List<String> args) {
        List<String> jvmOptions = ModuleFinder.ofSystem().find(VECTOR_MODULE).isPresent() ? ADD_MODULES : List.of();
        return Invocation.ofProcess().command(jvmOptions, args);
    }
}
