package lanewise.cli.use;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import lanewise.cli.console.Console;
import lanewise.cli.options.DataFormatOptions;
import lanewise.cli.options.OptionValues;
import lanewise.cli.terminal.TextLayout;
import lanewise.data.Dataset;
import lanewise.data.Examples;
import lanewise.text.Text;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The command that shows how a data set is read. */
@Command(
        name = DataCommand.NAME,
        sortOptions = false,
        description = {
            "Shows how a data set is read: its format, columns and skipped files, the number of examples of each "
                    + "class, the range of the pixels, and the first examples.",
            ""
        })
public final class DataCommand implements Callable<Integer> {

    static final String NAME = "data";

    private static final int FIRST = 5;
    private static final int DRAWN = 4;

    /** Maximum number of classes that are counted. */
    private static final int MOST_CLASSES = 40;

    private final Console console;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            converter = OptionValues.PathsConverter.class,
            description = "A CSV file, an NPZ file, a folder of IDX files or of pictures, or two IDX files: images and "
                    + "labels. Each CSV or IDX file may be compressed with gzip.")
    private List<OptionValues.Paths> paths = new ArrayList<>();

    @Mixin
    private DataFormatOptions format;

    /**
     * Creates the command.
     *
     * @param console where it prints
     */
    public DataCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Path> files = paths.stream().flatMap(each -> each.paths().stream()).toList();
        Dataset dataset = format.read(files);
        console.println(dataset.description());
        dataset.hints().forEach(hint -> console.println("hint: " + hint));
        print(dataset.test() == null ? "" : "training ", dataset.training());
        if (dataset.test() != null) {
            print("test ", dataset.test());
        }
        Examples first = dataset.training();
        console.println("");
        first.head(FIRST).lines().forEach(console::println);
        console.println("");
        ShownExamples shown = new ShownExamples(first);
        shown.add(IntStream.range(0, Math.min(DRAWN, first.count())).boxed().toList());
        console.draw(shown.lines(console.terminal()));
        return 0;
    }

    private void print(String which, Examples examples) {
        int least = 255;
        int most = 0;
        long ink = 0;
        for (byte pixel : examples.pixels()) {
            int value = Byte.toUnsignedInt(pixel);
            least = Math.min(least, value);
            most = Math.max(most, value);
            ink += value == 0 ? 0 : 1;
        }
        console.println("");
        console.println(which + "pixels: " + least + " to " + most + ", "
                + Text.percent((double) ink / examples.pixels().length) + " above 0");
        if (examples.labeled()) {
            console.println(which + "examples of each class:");
            int[] counts = new int[examples.classes().size()];
            for (int label : examples.labels()) {
                counts[label]++;
            }
            console.println(TextLayout.rightAligned(rows(examples, counts)));
        }
    }

    private static List<List<String>> rows(Examples examples, int[] counts) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("label", "examples", "share"));
        for (int c = 0; c < Math.min(MOST_CLASSES, counts.length); c++) {
            rows.add(List.of(
                    Integer.toString(examples.classes().labelOf(c)),
                    Text.count(counts[c]),
                    Text.percent((double) counts[c] / examples.count())));
        }
        if (counts.length > MOST_CLASSES) {
            rows.add(List.of("...", "", ""));
        }
        return rows;
    }
}
