package lanewise.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lanewise.storage.AtomicFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * A file that a command will write, checked before much work is done.
 *
 * @param command that writes it
 * @param option that names it
 * @param file as it was named
 */
public record OutputFile(CommandSpec command, String option, Path file) {

    /**
     * Checks that it is not another file that the command reads or writes, which would be lost.
     *
     * @param others files that this option names; null for one that was not given
     * @throws ParameterException if it is one of them
     */
    public OutputFile otherThan(String otherOption, Path... others) {
        for (Path other : others) {
            // A folder is refused by its own name.
            if (other != null && !Files.isDirectory(other) && isOne(file, other)) {
                throw new ParameterException(
                        command.commandLine(),
                        option + ": this is the file of " + otherOption + ", which would be lost; name another");
            }
        }
        return this;
    }

    /** The same for several. */
    public OutputFile otherThan(String otherOption, List<Path> others) {
        return otherThan(otherOption, others.toArray(Path[]::new));
    }

    /**
     * Checks that it can be written.
     *
     * @throws lanewise.errors.OutputException if not
     */
    public void check() {
        AtomicFile.check(file);
    }

    /** Whether two paths lead to one file, be it there yet or not. */
    static boolean isOne(Path one, Path other) {
        try {
            if (Files.exists(one) && Files.exists(other)) {
                return Files.isSameFile(one, other);
            }
        } catch (IOException e) {
            // Their names have to tell.
        }
        return whole(one).equals(whole(other));
    }

    /** With the links among its folders followed, where they can be. */
    private static Path whole(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            Path folder = absolute.getParent();
            return folder == null ? absolute : folder.toRealPath().resolve(absolute.getFileName());
        } catch (IOException e) {
            return absolute;
        }
    }
}
