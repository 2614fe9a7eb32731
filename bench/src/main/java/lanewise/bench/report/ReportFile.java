package lanewise.bench.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import lanewise.bench.report.Report.EnvironmentOf;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/** Reports on disk. They are written to a file beside and then renamed, so that no half of one is ever seen. */
public final class ReportFile {

    private ReportFile() {}

    /**
     * Writes results as JMH does, and the environment to each.
     *
     * @param file must not be there
     * @throws FileAlreadyExistsException if it is
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, Collection<RunResult> results, EnvironmentOf environment) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(json, false, StandardCharsets.UTF_8);
        ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
        out.flush();
        replace(file, new StringReader(json.toString(StandardCharsets.UTF_8)), environment);
    }

    /**
     * Adds the environment to every result of a report that JMH has written.
     *
     * @throws IOException if it is no such report, or cannot be written; the file is then what it was
     */
    public static void addEnvironment(Path file, EnvironmentOf environment) throws IOException {
        try (Reader jmh = Files.newBufferedReader(file)) {
            replace(file, jmh, environment);
        }
    }

    private static void replace(Path file, Reader jmh, EnvironmentOf environment) throws IOException {
        Path beside = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Report.addEnvironment(jmh, Files.newOutputStream(beside), environment);
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
