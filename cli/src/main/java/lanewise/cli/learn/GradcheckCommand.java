package lanewise.cli.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import lanewise.cli.console.Console;
import lanewise.cli.options.KernelsOptions;
import lanewise.cli.options.OptionValues;
import lanewise.cli.options.SettingConverter;
import lanewise.cli.options.UsageError;
import lanewise.cli.terminal.TextLayout;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.kernels.Activation;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Network;
import lanewise.network.check.GradientCheck;
import lanewise.network.check.ParameterGroup;
import lanewise.recipes.HeapNeed;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Setting;
import lanewise.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that checks the gradients from back propagation against finite differences of the loss. */
@Command(
        name = GradcheckCommand.NAME,
        sortOptions = false,
        description = {
            "Checks gradients from back propagation against finite differences of the loss.",
            "",
            "It checks elements of each parameter matrix of a small network on a few built-in digits. The exit code is"
                    + " 1 if the gradients differ.",
            ""
        })
public final class GradcheckCommand implements Callable<Integer> {

    static final String NAME = "gradcheck";

    /** The maximum number of examples. Every difference takes two evaluations of the loss. */
    private static final int MOST_EXAMPLES = 100;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--hidden",
            paramLabel = "N,N,...",
            defaultValue = "10",
            converter = SettingConverter.Hidden.class,
            description = "Units of each hidden layer, in order; none for a network without hidden layers."
                    + " Default: ${DEFAULT-VALUE}.")
    private Setting<List<Integer>> hidden;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            defaultValue = "relu",
            converter = SettingConverter.Activation.class,
            description = "Activation of the hidden layers: identity, relu, leaky-relu, tanh or sigmoid."
                    + " Default: ${DEFAULT-VALUE}.")
    private Setting<Activation> activation;

    @Option(
            names = "--batch-norm",
            paramLabel = "yes|no",
            defaultValue = "no",
            converter = SettingConverter.BatchNorm.class,
            description = "Batch normalization of the hidden layers. Default: ${DEFAULT-VALUE}.")
    private Setting<Boolean> batchNorm;

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "8",
            converter = OptionValues.Positive.class,
            description = "Number of built-in digits, at most " + MOST_EXAMPLES + ". Default: ${DEFAULT-VALUE}.")
    private int examples;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            converter = SettingConverter.Seed.class,
            description = "Seed of the weights and of the random choice of elements. Default: ${DEFAULT-VALUE}.")
    private Setting<Long> seed;

    @Mixin
    private KernelsOptions arithmetic;

    /**
     * Creates the command.
     *
     * @param console where it prints
     */
    public GradcheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (examples > MOST_EXAMPLES) {
            throw UsageError.of(spec, "--examples: at most " + MOST_EXAMPLES + " are allowed, not " + examples);
        }
        if (examples == 1 && batchNorm.value()) {
            throw UsageError.of(
                    spec,
                    "--examples: batch normalization makes a single example 0, where relu has no derivative; use 2 or"
                            + " more");
        }
        Hyperparameters hyperparameters = Hyperparameters.defaults().with(List.of(hidden, activation, batchNorm, seed));
        Examples digits = Mnist.test().first(examples);
        HeapNeed.checkArrays(
                hyperparameters.architecture(
                        digits.pixelsPerExample(), digits.classes().size()),
                examples);
        Network network = hyperparameters.newNetwork(
                digits.pixelsPerExample(), digits.classes().size());
        GradientCheck check;
        try (ParallelKernels kernels = arithmetic.open()) {
            check = GradientCheck.of(kernels, network, digits, hyperparameters.seed());
            console.println(introduction(network, kernels.name()));
        }
        console.println(TextLayout.table(table(check)));
        console.println("");
        String tolerance = number("%.0e", GradientCheck.TOLERANCE);
        console.println(
                check.passes()
                        ? "The gradients agree: every relative error is at most " + tolerance + "."
                        : "The gradients differ: a relative error is above " + tolerance + ".");
        return check.passes() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<String> introduction(Network network, String kernels) {
        return List.of(
                "network: " + network.shape() + ", " + network.activation().label()
                        + (network.layer(1).normalization() == null ? "" : ", batch normalization") + "; "
                        + Text.count(examples, "digit") + " as one batch",
                "analytic: gradients from back propagation, in float32, with the kernels " + kernels,
                "numeric:  (L(w + h) - L(w - h)) / 2h with h = " + number("%.0e", GradientCheck.STEP)
                        + ", where L is the loss of a second network",
                "          in float64 that implements forward propagation only",
                "largest:  the checked element with the largest absolute value",
                "error:    |analytic - numeric| / (|analytic| + |numeric|), norms over all checked parameters",
                "");
    }

    private static List<List<String>> table(GradientCheck check) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("matrix", "shape", "checked", "largest", "analytic", "numeric", "error", ""));
        for (ParameterGroup group : check.groups()) {
            int n = group.largest();
            int at = group.checked()[n];
            rows.add(List.of(
                    group.name(),
                    group.rows() + " x " + group.cols(),
                    Text.count(group.checked().length),
                    group.name() + "[" + at / group.cols() + ", " + at % group.cols() + "]",
                    number("%+.8f", group.analytic()[n]),
                    number("%+.8f", group.numeric()[n]),
                    number("%.1e", group.relativeError()),
                    group.relativeError() <= GradientCheck.TOLERANCE ? "ok" : "DIFFERS"));
        }
        return rows;
    }

    private static String number(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }
}
