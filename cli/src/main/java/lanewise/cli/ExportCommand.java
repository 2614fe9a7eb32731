package lanewise.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import lanewise.cli.onnx.OnnxModel;
import lanewise.cli.reports.Printable;
import lanewise.storage.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The command that writes a model for other programs. */
@Command(
        name = ExportCommand.NAME,
        sortOptions = false,
        description = {
            "Writes a model as ONNX, for ONNX Runtime and every other program that reads it: from Python, C++, C#, a browser "
                    + "or a phone. The file itself says what its input and outputs are.",
            ""
        })
final class ExportCommand implements Callable<Integer> {

    static final String NAME = "export";

    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            converter = Values.PathConverter.class,
            description = "Where the ONNX file goes, such as digits.onnx.")
    private Path out;

    @Override
    public Integer call() {
        new Output(spec, "FILE", out).otherThan("MODEL", model.file()).check();
        Model read = model.read();
        OnnxModel.of(model.file(), read, Version.ofProgram()).write(out);
        int inputs = read.network().inputs();
        main.terminal()
                .out()
                .println("written: " + Printable.of(out.toString()) + " (ONNX, operator set " + OnnxModel.OPSET
                        + "; weights " + read.network().weightsHash() + ")");
        main.terminal()
                .out()
                .println("input " + OnnxModel.PIXELS + ": float [N, " + inputs + "], bytes / 255, from 0"
                        + " (ground) to 1 (ink)");
        main.terminal()
                .out()
                .println("outputs " + OnnxModel.PROBABILITIES + ": float [N, "
                        + read.network().classes() + "]; " + OnnxModel.LABEL + ": int64 [N]");
        return 0;
    }
}
