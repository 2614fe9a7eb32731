package lanewise.cli.learn;

import java.util.ArrayList;
import java.util.Iterator;
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
import lanewise.data.Split;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.mistakes.MistakenTraining;
import lanewise.mistakes.VideoMistake;
import lanewise.recipes.Hyperparameters;
import lanewise.recipes.Recipe;
import lanewise.recipes.Setting;
import lanewise.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command that trains the network of the video with a mistake. */
@Command(
        name = MistakesCommand.NAME,
        sortOptions = false,
        description = {
            "Trains the network of the video with a mistake, and prints what the mistake does.",
            "",
            "The same network without the mistake is trained too, to compare. Without a name, it lists the mistakes. No"
                    + " model is written.",
            ""
        })
public final class MistakesCommand implements Callable<Integer> {

    static final String NAME = "mistakes";

    /** Maximum number of rows of the table. */
    private static final int ROWS = 10;

    private static final String ROW = "%9s  %9s  %9s";

    private final Console console;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            converter = MistakeConverter.class,
            completionCandidates = MistakeNames.class,
            description = "Name of the mistake.")
    private VideoMistake mistake;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            defaultValue = "100",
            converter = OptionValues.Positive.class,
            description = "Number of iterations. Default: ${DEFAULT-VALUE}.")
    private int iterations;

    @Option(
            names = "--mnist",
            paramLabel = "N",
            defaultValue = "42000",
            converter = OptionValues.BuiltInImages.class,
            description = "Number of built-in training images to use, at most 60,000. Default: ${DEFAULT-VALUE}.")
    private int images;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            converter = SettingConverter.Seed.class,
            description = "Seed of the initial weights. Default: ${DEFAULT-VALUE}.")
    private Setting<Long> seed;

    @Mixin
    private KernelsOptions arithmetic;

    /** Converts the name of a mistake. */
    static final class MistakeConverter implements ITypeConverter<VideoMistake> {
        @Override
        public VideoMistake convert(String text) {
            return VideoMistake.named(text).orElseThrow(() -> OptionValues.noneOf(text, new MistakeNames()));
        }
    }

    /** The names of the mistakes. */
    static final class MistakeNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return VideoMistake.all().stream().map(VideoMistake::label).iterator();
        }
    }

    /**
     * Creates the command.
     *
     * @param console where it prints
     */
    public MistakesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (mistake == null) {
            list();
        } else {
            replay();
        }
        return 0;
    }

    private void list() {
        int longest = VideoMistake.all().stream()
                .mapToInt(each -> each.label().length())
                .max()
                .orElse(0);
        for (VideoMistake each : VideoMistake.all()) {
            String start = String.format(Locale.ROOT, "%-" + longest + "s  ", each.label());
            console.println(TextLayout.wrapped(start, List.of(each.what().split(" ")), " ", console.width()));
        }
    }

    private void replay() {
        print("mistake", mistake.what());
        console.println("          " + mistake.code());
        console.println("");
        console.flush();
        Hyperparameters video = Recipe.VIDEO.hyperparameters();
        Examples all = Mnist.training(images);
        Examples train =
                Split.of(all, Split.defaultDev(all.count()), seed.value()).train();
        try (ParallelKernels kernels = arithmetic.open()) {
            MistakenTraining wrong = new MistakenTraining(kernels, train, mistake, video.learningRate(), seed.value());
            MistakenTraining right =
                    new MistakenTraining(kernels, train, VideoMistake.NONE, video.learningRate(), seed.value());
            console.println(String.format(Locale.ROOT, ROW, "", "accuracy", "accuracy"));
            console.println(String.format(Locale.ROOT, ROW, "iteration", "(mistake)", "(fixed)"));
            int every = Math.max(1, (iterations + ROWS - 1) / ROWS);
            for (int i = 0; i < iterations && !console.isClosed(); i++) {
                wrong.step();
                right.step();
                if (i % every == 0) {
                    row(i, wrong, right);
                }
            }
            wrong.forward();
            right.forward();
            row(iterations, wrong, right);
            console.println("");
            print("why", mistake.why());
            print(
                    "measured",
                    wrong.overflowed() ? "A2 is NaN, because the weights are too large" : measured(wrong, right));
            console.println("fix:      " + mistake.fix());
        }
    }

    private static String measured(MistakenTraining wrong, MistakenTraining right) {
        return Text.percent(wrong.inactive()) + " of A1 is 0 (" + Text.percent(right.inactive())
                + " without the mistake); the largest |dW1| is " + size(wrong.largestGradient()) + " ("
                + size(right.largestGradient()) + ")";
    }

    private void row(int iteration, MistakenTraining wrong, MistakenTraining right) {
        console.println(String.format(
                Locale.ROOT,
                ROW,
                Text.count(iteration),
                Text.percent(wrong.accuracy()),
                Text.percent(right.accuracy())));
        console.flush();
    }

    private static String size(double number) {
        return number == 0 ? "0" : String.format(Locale.ROOT, "%.2g", number);
    }

    private void print(String heading, String text) {
        List<String> words = new ArrayList<>(List.of(text.split(" ")));
        console.println(
                TextLayout.wrapped(String.format(Locale.ROOT, "%-10s", heading + ":"), words, " ", console.width()));
    }
}
