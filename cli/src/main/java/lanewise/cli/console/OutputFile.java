package lanewise.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lanewise.storage.AtomicFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * A file that a command will write. It is checked before the command starts its work.
 *
 * @param command the command that writes it
 * @param option the option that names it
 * @param file the path as given on the command line
 */
public record OutputFile(CommandSpec command, String option, Path file) {

    /**
     * Checks that this file is not another file that the command reads or writes.
     *
     * @param otherOption the option that names the other files
     * @param others the other files; null for one that was not given
     * @return this
     * @throws ParameterException if this file is one of them
     */
    public OutputFile otherThan(String otherOption, Path... others) {
        for (Path other : others) {
            // Folders are refused by check().
            if (other != null && !Files.isDirectory(other) && isOne(file, other)) {
                throw new ParameterException(
                        command.commandLine(),
                        option + ": the same file is given as " + otherOption
                                + " and would be overwritten; choose another file");
            }
        }
        return this;
    }

    /**
     * Checks that this file is not another file that the command reads or writes.
     *
     * @param otherOption the option that names the other files
     * @param others the other files
     * @return this
     * @throws ParameterException if this file is one of them
     */
    public OutputFile otherThan(String otherOption, List<Path> others) {
        return otherThan(otherOption, others.toArray(Path[]::new));
    }

    /**
     * Checks that this file can be written.
     *
     * @throws lanewise.errors.OutputException if it cannot be written
     */
    public void check() {
        AtomicFile.check(file);
    }

    /** Returns whether two paths name the same file, whether or not it exists. */
    static boolean isOne(Path one, Path other) {
        try {
            if (Files.exists(one) && Files.exists(other)) {
                return Files.isSameFile(one, other);
            }
        } catch (IOException e) {
            // The names decide.
        }
        return whole(one).equals(whole(other));
    }

    /** Returns the absolute path with symbolic links among its folders resolved where possible. */
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
