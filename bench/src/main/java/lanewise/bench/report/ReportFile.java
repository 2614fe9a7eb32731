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

/**
 * Writes report files. Each is written to a temporary file in the same folder and then renamed, so that a partial
 * report is never visible.
 */
public final class ReportFile {

    private ReportFile() {}

    /**
     * Writes results as JMH does, with the environment in each.
     *
     * @param file the file, which must not exist
     * @param results the results
     * @param environment supplies the environment
     * @throws FileAlreadyExistsException if the file exists
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, Collection<RunResult> results, EnvironmentOf environment) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        update(file, results, environment);
    }

    /**
     * Writes results as {@link #write} does, over an earlier report of the same run.
     *
     * @param file the file, which may exist
     * @param results the results
     * @param environment supplies the environment
     * @throws IOException if it cannot be written; an existing file is unchanged then
     */
    public static void update(Path file, Collection<RunResult> results, EnvironmentOf environment) throws IOException {
        replace(file, new StringReader(jmhs(results)), environment);
    }

    /**
     * Returns the report of results as {@link #write} writes it.
     *
     * @param results the results
     * @param environment supplies the environment
     * @return the report in UTF-8
     * @throws IOException if the environment cannot be converted to JSON
     */
    public static byte[] bytes(Collection<RunResult> results, EnvironmentOf environment) throws IOException {
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        Report.addEnvironment(new StringReader(jmhs(results)), report, environment);
        return report.toByteArray();
    }

    /** Returns JMH's JSON. */
    private static String jmhs(Collection<RunResult> results) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(json, false, StandardCharsets.UTF_8);
        ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
        out.flush();
        return json.toString(StandardCharsets.UTF_8);
    }

    /**
     * Adds the environment to every result of a report that JMH has written.
     *
     * @param file the report
     * @param environment supplies the environment
     * @throws IOException if the file is not such a report or cannot be written; it is unchanged then
     */
    public static void addEnvironment(Path file, EnvironmentOf environment) throws IOException {
        try (Reader jmh = Files.newBufferedReader(file)) {
            replace(file, jmh, environment);
        }
    }

    private static void replace(Path file, Reader jmh, EnvironmentOf environment) throws IOException {
        Path temporary = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            Report.addEnvironment(jmh, Files.newOutputStream(temporary), environment);
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
