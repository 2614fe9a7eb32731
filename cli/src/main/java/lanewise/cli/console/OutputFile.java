package lanewise.cli.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import lanewise.errors.OutputException;
import lanewise.files.AtomicFile;
import lanewise.text.Printable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * A file that a command will write. It is checked before the command starts its work.
 *
 * @param command the command that writes it
 * @param option the option that names it
 * @param file the path as given on the command line
 * @param force whether a file that this program did not write is replaced
 */
public record OutputFile(CommandSpec command, String option, Path file, boolean force) {

    /** The names of standard output. Its target, if it is a file, must not be replaced: other output goes there too. */
    private static final Set<String> STANDARD_OUTPUT = Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    /** Writes the result to the file that it is given. */
    public interface Writer extends Consumer<Path> {}

    /**
     * Checks that this file is not another file that the command reads or writes, nor a file in a folder that the
     * command reads, unless this program wrote it.
     *
     * @param otherOption the option that names the other files
     * @param others the other files; null for one that was not given
     * @return this
     * @throws ParameterException if this file is one of them
     */
    public OutputFile otherThan(String otherOption, Path... others) {
        for (Path other : others) {
            if (other == null || isStandardOutput()) {
                continue;
            }
            if (Files.isDirectory(other)) {
                if (isFilled() && isIn(other) && OwnFile.of(file).isEmpty()) {
                    throw refusal("this file is in the folder given as " + otherOption
                            + " and would be overwritten; choose another file");
                }
            } else if (isOne(file, other)) {
                throw refusal(
                        "the same file is given as " + otherOption + " and would be overwritten; choose another file");
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
     * Checks that this is a file and not standard output.
     *
     * @return this
     * @throws ParameterException if it is standard output
     */
    public OutputFile mustBeFile() {
        if (isStandardOutput()) {
            throw refusal("'" + file + "' is standard output, where the progress is printed; give a file");
        }
        return this;
    }

    /**
     * Checks that this file can be written.
     *
     * @param kind the kind of the file, which is the only one that it replaces without {@code force}
     * @return this
     * @throws OutputException if it cannot be written
     * @throws ParameterException if its extension is that of another format, or if it is a file of another kind, or of
     *     another program, and must not be replaced
     */
    public OutputFile check(OwnFile kind) {
        if (isStandardOutput()) {
            return this;
        }
        if (kind.isMisnamed(file)) {
            throw refusal("'" + file + "' would be " + kind.words() + ", but has the extension of another format; "
                    + "choose a name such as " + kind.example());
        }
        AtomicFile.check(file);
        if (!force && isFilled()) {
            OwnFile found = OwnFile.of(file)
                    .orElseThrow(() -> refusal("'" + file + "' exists and is not recognized as a file of this program; "
                            + "choose another file, or add --force"));
            if (found != kind) {
                throw refusal("'" + file + "' contains " + found.words() + "; choose another file, or add --force");
            }
        }
        return this;
    }

    /** Returns whether the file exists and has something to lose. */
    private boolean isFilled() {
        try {
            return Files.isRegularFile(file) && Files.size(file) > 0;
        } catch (IOException e) {
            return true;
        }
    }

    private ParameterException refusal(String problem) {
        return new ParameterException(command.commandLine(), option + ": " + problem);
    }

    /**
     * Returns whether the path is a name of standard output.
     *
     * @return true if the result goes to standard output
     */
    public boolean isStandardOutput() {
        return STANDARD_OUTPUT.contains(file.toString());
    }

    /**
     * Writes a document.
     *
     * @param console the place of standard output
     * @param text lines that each end with a line feed; other characters that are not printable are replaced
     * @throws OutputException if it cannot be written; the advice may name another file that has the document
     */
    public void write(Console console, String text) {
        if (isStandardOutput()) {
            console.print(text);
        } else {
            byte[] bytes = Printable.lines(text).getBytes(StandardCharsets.UTF_8);
            write(path -> AtomicFile.write(path, bytes));
        }
    }

    /**
     * Writes bytes.
     *
     * @param console the place of standard output
     * @param bytes the content
     * @throws OutputException if it cannot be written; the advice may name another file that has the content
     */
    public void write(Console console, byte[] bytes) {
        if (isStandardOutput()) {
            console.write(bytes);
        } else {
            write(path -> AtomicFile.write(path, bytes));
        }
    }

    /**
     * Writes a file.
     *
     * @param writer writes the result to the file that it is given
     * @throws OutputException if it cannot be written; the advice may name another file that has the result
     */
    public void write(Writer writer) {
        try {
            writer.accept(file);
        } catch (OutputException e) {
            throw AtomicFile.rescue(file, e, writer);
        }
    }

    /** Returns whether the file is in a folder or one of its folders. */
    private boolean isIn(Path folder) {
        try {
            return file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false;
        }
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
