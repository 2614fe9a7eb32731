package lanewise.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command that prints the help of the program or of another command. */
@Command(
        name = "help",
        description = {"Prints the help of the program or of a command.", ""})
final class HelpCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "COMMAND",
            completionCandidates = Main.CommandNames.class,
            description = "A command, such as \"train\" or \"kernels verify\". Default: the program.")
    private List<String> names = List.of();

    @Override
    public Integer call() {
        CommandLine about = spec.parent().commandLine();
        for (String name : names) {
            CommandLine next = about.getSubcommands().get(name);
            if (next == null) {
                throw new UnmatchedArgumentException(about, List.of(name));
            }
            about = next;
        }
        about.usage(spec.commandLine().getOut());
        return 0;
    }
}
