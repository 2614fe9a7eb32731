package lanewise.cli.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import lanewise.cli.console.Console;
import lanewise.cli.options.KernelsOptions;
import lanewise.cli.options.OptionValues;
import lanewise.cli.options.SettingConverter;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that checks back propagation's derivatives against differences of the loss. */
@Command(
        name = GradcheckCommand.NAME,
        sortOptions = false,
        description = {
            "Checks the derivatives that back propagation finds against differences of the loss, for each matrix of "
                    + "parameters of a small network and a few built-in digits. Exit code 1 if they differ.",
            ""
        })
public final class GradcheckCommand implements Callable<Integer> {

    static final String NAME = "gradcheck";

    /** A difference takes two evaluations, and there are many to take. */
    private static final int MOST_EXAMPLES = 100;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--hidden",
            paramLabel = "N,N,...",
            defaultValue = "10",
            converter = SettingConverter.Hidden.class,
            description = "Units of the hidden layers; 'none' for none. Default: ${DEFAULT-VALUE}.")
    private Setting<List<Integer>> hidden;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            defaultValue = "relu",
            converter = SettingConverter.Activation.class,
            description = "Of the hidden layers: identity, relu, leaky-relu, tanh, sigmoid. Default: ${DEFAULT-VALUE}.")
    private Setting<Activation> activation;

    @Option(
            names = "--batch-norm",
            paramLabel = "yes|no",
            defaultValue = "no",
            converter = SettingConverter.BatchNorm.class,
            description = "Whether hidden layers normalize their pre-activations. Default: ${DEFAULT-VALUE}.")
    private Setting<Boolean> batchNorm;

    @Option(
            names = "--examples",
            paramLabel = "N",
            defaultValue = "8",
            converter = OptionValues.Positive.class,
            description = "How many of the built-in digits, up to " + MOST_EXAMPLES + ". Default: ${DEFAULT-VALUE}.")
    private int examples;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            converter = SettingConverter.Seed.class,
            description = "Of the weights, and of the parameters that are looked at. Default: ${DEFAULT-VALUE}.")
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
            throw new ParameterException(
                    spec.commandLine(), "--examples: " + examples + " are more than " + MOST_EXAMPLES);
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
            console.println(lesson(network, kernels.name()));
        }
        console.println(TextLayout.table(table(check)));
        console.println("");
        String tolerance = number("%.0e", GradientCheck.TOLERANCE);
        console.println(
                check.passes()
                        ? "The derivatives agree: every relative error is at most " + tolerance + "."
                        : "The derivatives differ: a relative error is above " + tolerance + ".");
        return check.passes() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private List<String> lesson(Network network, String kernels) {
        return List.of(
                "network: " + network.shape() + ", " + network.activation().label()
                        + (network.layer(1).normalization() == null ? "" : ", batch normalization") + "; "
                        + Text.count(examples, "digit") + " as one batch",
                "analytic: dW and the rest as back propagation finds them, in float32 by the kernels " + kernels,
                "numeric:  (L(w + h) - L(w - h)) / 2h with h = " + number("%.0e", GradientCheck.STEP)
                        + ", L being the loss of a second network in float64",
                "          that knows forward propagation alone",
                "error:    |analytic - numeric| / (|analytic| + |numeric|), norms of all that were checked",
                "");
    }

    private static List<List<String>> table(GradientCheck check) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("by", "shape", "checked", "greatest", "analytic", "numeric", "error", ""));
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
