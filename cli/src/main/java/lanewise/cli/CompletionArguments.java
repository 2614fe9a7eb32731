package lanewise.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import lanewise.cli.options.SettingConverter;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Replaces the arguments of commands by ones whose values the script of picocli completes correctly. Picocli completes
 * file names for the type {@link Path} only, not for lists of paths. It stores the values of an option in a variable
 * that has the name of the placeholder, so that of several options with the placeholder NAME the last one determines
 * the values of all.
 */
final class CompletionArguments {

    private CompletionArguments() {}

    /** Replaces the arguments of a command and of its own commands. The command cannot be run after that. */
    static void prepare(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        for (OptionSpec option : List.copyOf(spec.options())) {
            Iterable<String> values = values(option);
            if (option.arity().max() > 0 && (values != null || isFile(option))) {
                spec.remove(option);
                spec.addOption(OptionSpec.builder(option.names())
                        .type(values == null ? Path.class : String.class)
                        .completionCandidates(values)
                        .paramLabel(longestName(option).replaceFirst("^-+", ""))
                        .hidden(option.hidden())
                        .description(option.description())
                        .build());
            }
        }
        for (PositionalParamSpec parameter : List.copyOf(spec.positionalParameters())) {
            if (values(parameter) == null && isFile(parameter)) {
                spec.remove(parameter);
                spec.addPositional(PositionalParamSpec.builder()
                        .index(parameter.index())
                        .type(Path.class)
                        .paramLabel(parameter.paramLabel())
                        .build());
            }
        }
        command.getSubcommands().values().forEach(CompletionArguments::prepare);
    }

    /** Returns whether the value of an argument is a path, or several. */
    static boolean isFile(ArgSpec argument) {
        return List.of("FILE", "PATH").stream().anyMatch(argument.paramLabel()::contains)
                || argument.auxiliaryTypes()[0] == Path.class
                || argument.auxiliaryTypes()[0] == File.class;
    }

    /** Returns the values of an argument, null if they are not few words. */
    private static Iterable<String> values(ArgSpec argument) {
        if (argument.completionCandidates() != null) {
            return argument.completionCandidates();
        }
        return Stream.of(argument.converters())
                .filter(SettingConverter.class::isInstance)
                .map(converter -> ((SettingConverter<?>) converter).names())
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static String longestName(OptionSpec option) {
        return Stream.of(option.names())
                .max(Comparator.comparingInt(String::length))
                .orElseThrow();
    }
}
