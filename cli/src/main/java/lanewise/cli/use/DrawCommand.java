package lanewise.cli.use;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import lanewise.cli.console.Console;
import lanewise.cli.console.OutputFile;
import lanewise.cli.console.OwnFile;
import lanewise.cli.options.ForceOption;
import lanewise.cli.options.ModelOptions;
import lanewise.cli.options.OptionValues;
import lanewise.cli.options.PageOptions;
import lanewise.cli.options.UsageError;
import lanewise.draw.DigitService;
import lanewise.draw.DrawServer;
import lanewise.draw.ExportedPage;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.storage.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command that serves a page on which the user draws digits, until Ctrl-C. */
@Command(
        name = DrawCommand.NAME,
        sortOptions = false,
        description = {
            "Opens a page in the browser on which you draw digits.",
            "",
            "While you draw, the page shows the prediction, the pixels for and against it, and the network. Only this"
                    + " machine can open the page. --export writes a page for others.",
            ""
        })
public final class DrawCommand implements Callable<Integer> {

    static final String NAME = "draw";

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            converter = OptionValues.PathConverter.class,
            description = "Write the page with the model to one HTML file, and exit. The file works offline and without"
                    + " Java. You can open it from a disk or put it on any web host. Use - for standard output.")
    private Path export;

    @Mixin
    private ForceOption force;

    @Mixin
    private PageOptions page;

    /**
     * Creates the command.
     *
     * @param console where it prints
     */
    public DrawCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (export != null) {
            return export();
        }
        Model read = readModel();
        DigitService service = new DigitService(
                name(),
                read,
                KernelsLookup.defaults().choose(KernelsLookup.configured()).kernels());
        try (DrawServer server = page.start((port, token) -> DrawServer.start(service, port, token))) {
            page.open(console, server.address(), "stop it with Ctrl-C", server::addressForBrowser);
            // Waits for Ctrl-C.
            new CountDownLatch(1).await();
        }
        return 0;
    }

    private Model readModel() {
        Model read = model.read();
        ModelOptions.checkTakesImages(model.file(), read);
        return read;
    }

    private String name() {
        return String.valueOf(model.file().getFileName());
    }

    private int export() {
        UsageError.refuse(spec, PageOptions.NAMES, " and --export are mutually exclusive; give one of them");
        OutputFile output = new OutputFile(spec, "--export", export, force.given())
                .otherThan("MODEL", model.file())
                .check(OwnFile.DRAW_PAGE);
        Model read = readModel();
        byte[] page = ExportedPage.of(name(), read);
        output.write(console, page);
        if (!output.isStandardOutput()) {
            console.println("written: " + export + " (" + (page.length >> 10) + " KiB; weights "
                    + read.network().weightsHash() + ")");
            console.println("open it in a browser, or put it on a web host");
        }
        return 0;
    }
}
