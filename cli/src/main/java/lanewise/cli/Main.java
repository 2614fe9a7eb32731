package lanewise.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lanewise.cli.compare.CompareCommand;
import lanewise.cli.console.Console;
import lanewise.cli.experiment.ExperimentCommand;
import lanewise.cli.kernels.DoctorCommand;
import lanewise.cli.kernels.KernelsCommand;
import lanewise.cli.kernels.VerifyCommand;
import lanewise.cli.learn.CheckCommand;
import lanewise.cli.learn.ExplainCommand;
import lanewise.cli.learn.GradcheckCommand;
import lanewise.cli.learn.MistakesCommand;
import lanewise.cli.options.OptionValues;
import lanewise.cli.terminal.Color;
import lanewise.cli.terminal.Terminal;
import lanewise.cli.train.RecipesCommand;
import lanewise.cli.train.TrainCommand;
import lanewise.cli.train.hyperparameters.HyperparameterOptions;
import lanewise.cli.use.DataCommand;
import lanewise.cli.use.DrawCommand;
import lanewise.cli.use.EvaluateCommand;
import lanewise.cli.use.ExportCommand;
import lanewise.cli.use.PredictCommand;
import lanewise.cli.use.ShowCommand;
import lanewise.kernels.lookup.ExitGuard;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * The program {@code lanewise}.
 *
 * <p>Exit codes: 0 for success; 1 for a failure, such as data that cannot be read, training that diverges, kernels that
 * differ from the reference implementation, a wrong equation of a notebook, or a regression beyond the limit; 2 for
 * invalid arguments, for requested kernels that cannot run here, and for reports and notebooks that cannot be compared
 * or checked; 130 after Ctrl-C, or if the page of {@code train --watch} stopped the training; 141 if standard output
 * was closed.
 */
@Command(
        name = Console.PROGRAM,
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        abbreviateSynopsis = true,
        description = {
            "Trains and uses a neural network that recognizes handwritten digits.",
            "Without a command, lanewise runs train. By default, it trains the network of Samson Zhang's video (see "
                    + "core/README.md).",
            ""
        })
public final class Main {

    private static final String STACKTRACE = "--stacktrace";

    /** The commands in the order of the help. */
    private static final List<Class<?>> COMMANDS = List.of(
            TrainCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            ShowCommand.class,
            DataCommand.class,
            DrawCommand.class,
            ExplainCommand.class,
            ExperimentCommand.class,
            MistakesCommand.class,
            GradcheckCommand.class,
            CheckCommand.class,
            ExportCommand.class,
            RecipesCommand.class,
            KernelsCommand.class,
            DoctorCommand.class,
            CompareCommand.class,
            CompletionCommand.class,
            HelpCommand.class);

    /** Options of the program itself: if one of them comes first, {@code train} is not assumed. */
    private static final Set<String> OWN = Set.of("-h", "--help", "-V", "--version");

    /** Options that need no command. */
    private static final Set<String> VERSION = Set.of("-V", "--version");

    /** Current names of renamed options by their former names, which remain usable but are not in the help. */
    private static final Map<String, String> FORMER_OPTIONS =
            Map.of("--initialisation", "--initialization", "--mislabelled", "--misclassified");

    /** Other spellings of the program's own options, as the first argument. */
    private static final Map<String, String> OTHER_SPELLINGS =
            Map.of("-help", "--help", "-?", "--help", "/?", "--help", "-version", "--version", "version", "--version");

    @Option(names = STACKTRACE, scope = ScopeType.INHERIT, description = "Also print the stack trace of an error.")
    private boolean stacktrace;

    /** Runs the program and exits with its exit code. */
    public static void main(String[] args) {
        Terminal terminal = Terminal.ofProcess();
        ExitGuard guard = new ExitGuard(new Console(terminal)::error);
        int exit = execute(terminal, args);
        guard.close();
        System.exit(exit);
    }

    /** Runs the program, and returns the exit code. */
    static int execute(Terminal terminal, String... given) {
        String[] args = withCurrentOptions(withCommand(given));
        Console console = new Console(terminal);
        CommandLine program = new CommandLine(new Main(), new CommandFactory(console));
        commands(args).forEach(program::addSubcommand);
        ErrorHandler errors = new ErrorHandler(console, Arrays.asList(args).contains(STACKTRACE));
        program.registerConverter(Boolean.class, new OptionValues.Flag())
                .registerConverter(Boolean.TYPE, new OptionValues.Flag())
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(terminal.color() == Color.NONE ? Ansi.OFF : Ansi.ON))
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
        CommandLine train = program.getSubcommands().get(TrainCommand.NAME);
        if (train != null) {
            HyperparameterOptions.addTo(train.getCommandSpec(), false);
            train.getHelpSectionMap()
                    .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new OptionHelp(TrainCommand.headings()));
        }
        CommandLine experiment = program.getSubcommands().get(ExperimentCommand.NAME);
        if (experiment != null) {
            HyperparameterOptions.addTo(experiment.getCommandSpec(), true);
        }
        CommandLine kernels = program.getSubcommands().get(KernelsCommand.NAME);
        if (kernels != null) {
            HyperparameterOptions.addTo(
                    kernels.getSubcommands().get(VerifyCommand.NAME).getCommandSpec(), true);
        }
        try {
            Optional<String> unrepresentable = ArgumentEncoding.ofProcess().problem(given);
            if (unrepresentable.isPresent()) {
                console.error(unrepresentable.get());
                return ExitCode.USAGE;
            }
            int exit = program.execute(args);
            terminal.out().flush();
            if (exit != ExitCode.OK) {
                return exit;
            }
            return terminal.isClosed()
                    ? Console.CLOSED
                    : terminal.failure().map(errors::handleOutput).orElse(exit);
        } catch (OutOfMemoryError e) {
            return errors.handleOutOfMemory(e);
        } catch (Error e) {
            return errors.handleUnexpected(e);
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    /** Returns the command that the first argument names, because setting up all of them takes time; otherwise all. */
    private static List<Class<?>> commands(String... args) {
        if (args.length == 1 && VERSION.contains(args[0])) {
            return List.of();
        }
        List<Class<?>> first = COMMANDS.stream()
                .filter(command -> command != HelpCommand.class && command != CompletionCommand.class)
                .filter(command -> args.length > 0
                        && command.getAnnotation(Command.class).name().equals(args[0]))
                .toList();
        return first.isEmpty() ? COMMANDS : first;
    }

    /** The names of all commands. */
    static final class CommandNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return COMMANDS.stream()
                    .map(command -> command.getAnnotation(Command.class).name())
                    .iterator();
        }
    }

    /** Puts {@code train} in front of arguments that name no command. */
    static String[] withCommand(String... args) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        if (!all.isEmpty()) {
            all.set(0, OTHER_SPELLINGS.getOrDefault(all.get(0), all.get(0)));
        }
        String first =
                all.stream().filter(arg -> !arg.equals(STACKTRACE)).findFirst().orElse("--");
        if (first.startsWith("-") && !OWN.contains(first)) {
            all.add(0, TrainCommand.NAME);
        }
        return all.toArray(String[]::new);
    }

    /** Replaces the former names of options, up to an argument {@code --}. */
    static String[] withCurrentOptions(String... args) {
        String[] current = args.clone();
        for (int i = 0; i < current.length && !current[i].equals("--"); i++) {
            String[] parts = current[i].split("=", 2);
            parts[0] = FORMER_OPTIONS.getOrDefault(parts[0], parts[0]);
            current[i] = String.join("=", parts);
        }
        return current;
    }
}
