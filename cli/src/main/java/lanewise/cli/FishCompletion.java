package lanewise.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes the completion script for fish; picocli writes those for bash and zsh. */
final class FishCompletion {

    private static final int LONGEST_DESCRIPTION = 80;
    private static final String SEEN = "__fish_seen_subcommand_from ";

    private final String program;
    private final List<String> lines = new ArrayList<>();

    private FishCompletion(String program) {
        this.program = program;
    }

    /** Returns the script for a program with all its commands. */
    static String of(CommandLine program) {
        FishCompletion script = new FishCompletion(program.getCommandName());
        script.lines.add("# Completion of " + script.program + " for fish.");
        script.add("__fish_use_subcommand", program);
        Map<String, CommandLine> commands = program.getSubcommands();
        commands.forEach((name, command) -> {
            // A command of a command may have the same name, such as compare and kernels compare.
            List<String> others = new ArrayList<>(command.getSubcommands().keySet());
            commands.forEach((other, parent) -> {
                if (parent.getSubcommands().containsKey(name)) {
                    others.add(other);
                }
            });
            script.add(SEEN + name + (others.isEmpty() ? "" : "; and not " + SEEN + String.join(" ", others)), command);
            command.getSubcommands()
                    .forEach((own, ownCommand) -> script.add(SEEN + name + "; and " + SEEN + own, ownCommand));
        });
        return String.join("\n", script.lines) + "\n";
    }

    /** Adds what may follow a command: its own commands, options and values. */
    private void add(String condition, CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        boolean files = spec.positionalParameters().stream().anyMatch(CompletionArguments::isFile);
        if (!files) {
            lines.add(start(condition) + " -f");
        }
        command.getSubcommands()
                .forEach((name, sub) -> lines.add(start(condition) + " -a " + quoted(name)
                        + description(sub.getCommandSpec().usageMessage().description())));
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            String candidates = candidates(parameter);
            if (!candidates.isEmpty()) {
                lines.add(start(condition) + " -a " + quoted(candidates));
            }
        }
        for (OptionSpec option : spec.options()) {
            if (!option.hidden()) {
                lines.add(start(condition) + names(option) + value(option) + description(option.description()));
            }
        }
    }

    private String start(String condition) {
        return "complete -c " + program + " -n " + quoted(condition);
    }

    private static String names(OptionSpec option) {
        StringBuilder names = new StringBuilder();
        for (String name : option.names()) {
            names.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        return names.toString();
    }

    private static String value(OptionSpec option) {
        if (option.arity().max() == 0) {
            return "";
        }
        String candidates = candidates(option);
        return CompletionArguments.isFile(option)
                ? " -r -F"
                : candidates.isEmpty() ? " -x" : " -x -a " + quoted(candidates);
    }

    private static String candidates(ArgSpec argument) {
        Iterable<String> candidates = argument.completionCandidates();
        return candidates == null
                ? ""
                : String.join(
                        " ",
                        StreamSupport.stream(candidates.spliterator(), false).toList());
    }

    /** Returns the first sentence, without a variable of picocli in it. */
    private static String description(String... description) {
        if (description.length == 0 || description[0].isBlank()) {
            return "";
        }
        String first = description[0].split("(?<=\\.) |[:;] ", 2)[0];
        String text = first.contains("${") ? first.substring(0, first.indexOf("${")) : first;
        return " -d "
                + quoted(
                        text.length() <= LONGEST_DESCRIPTION
                                ? text
                                : text.substring(0, LONGEST_DESCRIPTION - 3) + "...");
    }

    /** Returns a word in single quotes, in which fish gives a meaning to two characters. */
    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
