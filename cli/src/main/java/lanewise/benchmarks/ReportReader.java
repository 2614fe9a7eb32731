package lanewise.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import lanewise.errors.LanewiseException;

/**
 * Reads JMH's JSON of any size as a stream.
 *
 * <p>Memory use depends on the number of results and forks, not on the amount of raw data.
 */
public final class ReportReader {

    private static final int MOST_RESULTS = 100_000;
    private static final int LONGEST_STRING = 1_000_000;
    private static final int DEEPEST = 100;

    private static final String EXPECTED = "expected an array of results, as JMH writes with -rf json";

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_STRING)
                    .maxNameLength(LONGEST_STRING)
                    .maxNestingDepth(DEEPEST)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private ReportReader() {}

    /**
     * Reads several reports in parallel.
     *
     * @param files one or more files
     * @param metric name of the secondary metric to read, null for the primary one
     * @return the reports in the order of the files
     * @throws LanewiseException for the first file that cannot be read
     */
    public static List<Report> readAll(List<Path> files, String metric) {
        List<CompletableFuture<Report>> readings = files.stream()
                .map(file -> CompletableFuture.supplyAsync(() -> read(file, metric)))
                .toList();
        try {
            return readings.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            if (e.getCause() instanceof LanewiseException problem) {
                throw problem;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    /**
     * Reads a report.
     *
     * @param file a file such as {@code jmh-result.json}
     * @param metric name of the secondary metric to read, with or without JMH's leading dot; null for the primary one
     * @return the report
     * @throws LanewiseException if the file cannot be read, is not a report, or has no result
     */
    public static Report read(Path file, String metric) {
        if (Files.isDirectory(file)) {
            throw new LanewiseException(file.toString(), "is a folder", "name the JSON file in it");
        }
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file));
                JsonParser parser = JSON.createParser(stream)) {
            return read(file, parser, metric == null ? null : ResultReader.plainName(metric));
        } catch (JsonEOFException e) {
            throw new LanewiseException(
                    file.toString(),
                    "ends in the middle, at " + Json.where(e.getLocation()),
                    "was it copied in full?",
                    e);
        } catch (StreamConstraintsException e) {
            throw new LanewiseException(file.toString(), "is no report: " + e.getOriginalMessage(), "", e);
        } catch (JsonProcessingException e) {
            String problem = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new LanewiseException(
                    file.toString(), "is not JSON at " + Json.where(e.getLocation()) + ": " + problem, "", e);
        } catch (Json.UnexpectedException e) {
            throw new LanewiseException(file.toString(), e.getMessage(), "", e);
        } catch (NoSuchFileException e) {
            throw new LanewiseException(file.toString(), "there is no such file", "", e);
        } catch (AccessDeniedException e) {
            throw new LanewiseException(file.toString(), "may not be read", "", e);
        } catch (IOException e) {
            throw new LanewiseException(file.toString(), "cannot be read: " + e.getMessage(), "", e);
        }
    }

    private static Report read(Path file, JsonParser parser, String metric) throws IOException {
        Json json = new Json(parser);
        if (parser.nextToken() == null) {
            throw new LanewiseException(file.toString(), "is empty", EXPECTED);
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new LanewiseException(
                    file.toString(), "is JSON, but no JMH report: " + found(parser, json), EXPECTED);
        }
        SortedSet<String> metrics = new TreeSet<>();
        Map<Environment, Environment> environments = new HashMap<>();
        ResultReader reader = new ResultReader(parser, metric, metrics, environments);
        List<BenchmarkResult> results = new ArrayList<>();
        json.array("report", element -> {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw json.unexpected("is JSON, but no JMH report: an array with " + json.found() + " in it");
            }
            if (results.size() == MOST_RESULTS) {
                throw json.unexpected("has more than " + MOST_RESULTS + " results");
            }
            results.add(reader.read(results.size() + 1));
        });
        if (parser.nextToken() != null) {
            throw json.unexpected("something follows the report: " + json.found());
        }
        if (results.isEmpty()) {
            throw new LanewiseException(file.toString(), "is a report without results: an empty array", "");
        }
        return new Report(file, List.copyOf(results), metrics);
    }

    /** Describes the value that was found instead of an array, with the first names of an object. */
    private static String found(JsonParser parser, Json json) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return json.found();
        }
        List<String> names = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME && names.size() < 3) {
            names.add("'" + parser.currentName() + "'");
            parser.nextToken();
            parser.skipChildren();
        }
        return names.isEmpty() ? "an empty object" : "an object with " + String.join(", ", names);
    }
}
