package lanewise.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An archive of the classes of cli.jar (class data sharing), with which the program starts in less time. A short
 * training creates it, when the first test needs it. Java ignores an archive that does not fit the jar.
 */
final class ClassArchive {

    private static final Path TARGET = Path.of("target");

    /** The first version of Java that logs the use of archives under another name. */
    private static final int OTHER_LOG = 24;

    private static List<String> options;

    private ClassArchive() {}

    /** Returns the options of Java for the archive; none if Java cannot create one. */
    static synchronized List<String> options() throws IOException, InterruptedException {
        if (options == null) {
            options = List.of();
            Path archive = TARGET.resolve("tests-" + Runtime.version() + ".jsa");
            if (exists(archive)) {
                options = new ArrayList<>(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds*=off"));
                if (Runtime.version().feature() >= OTHER_LOG) {
                    options.add("-Xlog:aot*=off");
                }
            }
        }
        return options;
    }

    /** Returns whether there is an archive, after an attempt to create it. Of several JVMs, one creates it. */
    private static boolean exists(Path archive) throws IOException, InterruptedException {
        Path lock = TARGET.resolve("tests-jsa.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            if (!Files.exists(archive) || isOlder(archive, Program.JAR)) {
                create(archive);
            }
            return held.isValid() && Files.exists(archive);
        }
    }

    private static boolean isOlder(Path file, Path other) throws IOException {
        return Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(other)) < 0;
    }

    private static void create(Path archive) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(TARGET, "tests-jsa");
        Path unfinished = folder.resolve("classes.jsa");
        List<String> command = new ArrayList<>(List.of(Program.JAVA.toString()));
        command.addAll(Program.SHORT);
        command.addAll(List.of("-XX:ArchiveClassesAtExit=" + unfinished, "-Xlog:disable"));
        command.addAll(List.of("-jar", Program.JAR.toString(), "train", "--iterations", "1", "--threads", "1"));
        command.addAll(List.of("--data", Letters.csv(folder).toString()));
        command.addAll(List.of("--model", folder.resolve("model.safetensors").toString()));
        Process process = Program.start(Map.of(), folder.resolve("out"), folder.resolve("err"), command);
        if (process.waitFor() == 0 && Files.exists(unfinished)) {
            Files.move(unfinished, archive, StandardCopyOption.REPLACE_EXISTING);
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> file.toFile().delete());
        }
        Files.delete(folder);
    }
}
