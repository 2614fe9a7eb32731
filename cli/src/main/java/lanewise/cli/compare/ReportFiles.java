package lanewise.cli.compare;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.PatternSyntaxException;
import lanewise.cli.options.OptionValues;
import lanewise.errors.LanewiseException;

/** Finds the files that arguments name: files, folders, patterns, and standard input. */
final class ReportFiles {

    /** The reports in a folder. Other files may lie next to them. */
    private static final String REPORTS = "*.{json,csv}";

    private ReportFiles() {}

    /**
     * Returns the files in the order of the arguments; those of a folder or a pattern by name.
     *
     * @param names the arguments
     * @return the files
     * @throws LanewiseException if a folder or a pattern contains no report
     */
    static List<Path> of(List<String> names) {
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            if (isPattern(name)) {
                int last = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
                Path folder = last < 0 ? Path.of("") : OptionValues.path(name.substring(0, Math.max(1, last)));
                files.addAll(list(folder, name.substring(last + 1), name, last < 0));
            } else if (Files.isDirectory(OptionValues.path(name))) {
                files.addAll(list(OptionValues.path(name), REPORTS, name, false));
            } else {
                files.add(OptionValues.path(name));
            }
        }
        return files;
    }

    /**
     * Returns the files of runs without copies: two files with the same bytes are one run, and would count twice.
     *
     * @param files the files
     * @param skipped receives each copy, and the earlier file with the same content
     * @return the files in the same order
     */
    static List<Path> withoutCopies(List<Path> files, BiConsumer<Path, Path> skipped) {
        List<Path> distinct = new ArrayList<>();
        Map<Long, List<Path>> bySize = new HashMap<>();
        for (Path file : files) {
            Optional<Path> earlier = Optional.empty();
            try {
                if (Files.isRegularFile(file)) {
                    List<Path> others = bySize.computeIfAbsent(Files.size(file), size -> new ArrayList<>());
                    earlier = sameContent(file, others);
                    others.add(file);
                }
            } catch (IOException e) {
                // Reading the report will fail, too, with a message.
            }
            earlier.ifPresentOrElse(other -> skipped.accept(file, other), () -> distinct.add(file));
        }
        return distinct;
    }

    private static Optional<Path> sameContent(Path file, List<Path> others) throws IOException {
        for (Path other : others) {
            if (Files.mismatch(file, other) < 0) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /** A shell that finds no match, or the one of Windows, passes a pattern on. */
    private static boolean isPattern(String name) {
        if (name.indexOf('*') < 0 && name.indexOf('?') < 0) {
            return false;
        }
        try {
            return !Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            // Windows allows no asterisk in a name.
            return true;
        }
    }

    private static List<Path> list(Path folder, String pattern, String name, boolean here) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(here ? Path.of(".") : folder, pattern)) {
            found.forEach(file -> files.add(here ? file.getFileName() : file));
        } catch (IOException | DirectoryIteratorException | PatternSyntaxException e) {
            throw new LanewiseException(
                    name, "cannot be searched for reports: " + e.getMessage(), "check the folder and the pattern", e);
        }
        files.removeIf(Files::isDirectory);
        files.sort(null);
        if (files.isEmpty()) {
            throw isPattern(name)
                    ? new LanewiseException(name, "no file matches", "check the folder and the pattern")
                    : new LanewiseException(name, "contains no report", "reports are files " + REPORTS + " of JMH");
        }
        return files;
    }
}
