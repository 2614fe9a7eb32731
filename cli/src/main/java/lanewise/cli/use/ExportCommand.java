package lanewise.cli.use;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import lanewise.cli.console.Console;
import lanewise.cli.console.OutputFile;
import lanewise.cli.console.OwnFile;
import lanewise.cli.console.ProgramVersion;
import lanewise.cli.options.ForceOption;
import lanewise.cli.options.ModelOptions;
import lanewise.cli.options.OptionValues;
import lanewise.cli.options.UsageError;
import lanewise.errors.LanewiseException;
import lanewise.onnx.OnnxModel;
import lanewise.storage.LaterFormatException;
import lanewise.storage.Model;
import lanewise.storage.ModelFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that writes a model in another format. */
@Command(
        name = ExportCommand.NAME,
        sortOptions = false,
        description = {
            "Writes a model as ONNX, for other programs.",
            "",
            "ONNX Runtime reads the file in Python, C++, C#, JavaScript and other languages. The metadata of the file "
                    + "describes its input and outputs. If FILE has the extension safetensors, the command writes a "
                    + "model file of Lanewise instead. This file also records the options with which weights from "
                    + "another tool were read.",
            ""
        })
public final class ExportCommand implements Callable<Integer> {

    static final String NAME = "export";

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ModelOptions model;

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            converter = OptionValues.PathConverter.class,
            description = "File to write, such as digits.onnx. Use - for standard output.")
    private Path out;

    @Mixin
    private ForceOption force;

    /**
     * Creates the command.
     *
     * @param console where it prints
     */
    public ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        OutputFile output = new OutputFile(spec, "FILE", out, force.given()).otherThan("MODEL", model.file());
        boolean isModel = out.toString().toLowerCase(Locale.ROOT).endsWith(".safetensors");
        output.check(isModel ? OwnFile.MODEL : OwnFile.ONNX);
        Model read = model.read();
        if (isModel) {
            checkReplaced(read);
            output.write(file -> ModelFile.write(file, read));
            console.println("written: " + out + " (model file; weights "
                    + read.network().weightsHash() + ")");
            read.origin().ifPresent(origin -> console.println(origin.line()));
            return 0;
        }
        OnnxModel onnx = OnnxModel.of(model.file(), read, ProgramVersion.current());
        if (output.isStandardOutput()) {
            console.write(onnx.bytes());
            return 0;
        }
        output.write(onnx::write);
        int inputs = read.network().inputs();
        console.println("written: " + out + " (ONNX, operator set " + OnnxModel.OPSET + "; weights "
                + read.network().weightsHash() + ")");
        console.println("input " + OnnxModel.PIXELS + ": float [N, " + inputs + "], bytes / 255, from 0"
                + " (background) to 1 (ink)");
        console.println("outputs " + OnnxModel.PROBABILITIES + ": float [N, "
                + read.network().classes() + "]; " + OnnxModel.LABEL + ": int64 [N]");
        return 0;
    }

    /** Refuses to replace another model. */
    private void checkReplaced(Model exported) {
        if (force.given() || !Files.isRegularFile(out)) {
            return;
        }
        String hash;
        try {
            hash = ModelFile.read(out).network().weightsHash();
        } catch (LaterFormatException e) {
            hash = "";
        } catch (LanewiseException e) {
            return; // A damaged file is of no use to anyone.
        }
        if (!hash.equals(exported.network().weightsHash())) {
            throw UsageError.of(
                    spec, "FILE: '" + out + "' contains another model; choose another file, or add --force");
        }
    }
}
