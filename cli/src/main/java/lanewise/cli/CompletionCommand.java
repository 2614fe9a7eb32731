package lanewise.cli;

import java.util.Arrays;
import java.util.concurrent.Callable;
import lanewise.cli.console.Console;
import lanewise.cli.options.OptionValues;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command that prints a script by which a shell completes the commands and options of the program. */
@Command(
        name = CompletionCommand.NAME,
        description = {
            "Prints a script that completes commands and options in a shell.",
            "In bash and zsh, source the script. For fish, save it as this file:",
            "~/.config/fish/completions/lanewise.fish",
            ""
        })
final class CompletionCommand implements Callable<Integer> {

    static final String NAME = "completion";

    /** The shells that there is a script for. Zsh reads that of bash. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    /** Converts the name of a shell. */
    static final class ShellConverter implements ITypeConverter<Shell> {
        @Override
        public Shell convert(String text) {
            return Arrays.stream(Shell.values())
                    .filter(shell -> shell.name().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> OptionValues.noneOf(
                            text, Arrays.stream(Shell.values()).map(Shell::name).toList()));
        }
    }

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SHELL",
            converter = ShellConverter.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    private Shell shell;

    /** @param console where it prints */
    CompletionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CommandLine program = spec.root().commandLine();
        program.getSubcommands().values().forEach(CompletionArguments::prepare);
        console.print(
                shell == Shell.fish
                        ? FishCompletion.of(program)
                        : AutoComplete.bash(program.getCommandName(), program));
        return 0;
    }
}
