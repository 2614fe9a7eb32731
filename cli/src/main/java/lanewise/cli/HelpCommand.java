package lanewise.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command that shows the help of the program or of another command. */
@Command(name = "help", description = {"Shows the help of the program, or of a command.", ""})
final class HelpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command to tell about.")
    private String name;

    @Override
    public Integer call() {
        CommandLine program = spec.parent().commandLine();
        CommandLine about = name == null ? program : program.getSubcommands().get(name);
        if (about == null) {
            throw new UnmatchedArgumentException(program, List.of(name));
        }
        about.usage(program.getOut());
        return 0;
    }
}
