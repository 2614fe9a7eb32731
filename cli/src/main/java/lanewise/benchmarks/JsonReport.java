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
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import lanewise.errors.LanewiseException;

/**
 * Reads JMH's JSON of any size as a stream. JMH writes an array of results. A single result, and several arrays or
 * results one after the other, are read as one report.
 */
final class JsonReport {

    private static final int MOST_RESULTS = 100_000;
    private static final int LONGEST_STRING = 1_000_000;
    private static final int DEEPEST = 100;

    private static final String EXPECTED = "expected a report of JMH: JSON (-rf json), CSV or text";

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_STRING)
                    .maxNameLength(LONGEST_STRING)
                    .maxNestingDepth(DEEPEST)
                    .build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .build();

    private JsonReport() {}

    /**
     * Reads a report.
     *
     * @param file the file, for messages
     * @param stream its content
     * @param metric name of the metric to read without a leading dot, null for the primary one
     */
    static Report read(Path file, InputStream stream, String metric) throws IOException {
        try (JsonParser parser = JSON.createParser(stream)) {
            return read(file, parser, metric);
        } catch (JsonEOFException e) {
            throw new LanewiseException(
                    file.toString(),
                    "ends in the middle, at " + Json.where(e.getLocation()),
                    "check that it was copied completely",
                    e);
        } catch (StreamConstraintsException e) {
            throw new LanewiseException(
                    file.toString(),
                    "is not a report of JMH: "
                            + (e.getOriginalMessage().contains("depth")
                                    ? "its nesting depth is above " + DEEPEST
                                    : "the length of a name, a string or a number is above the limit"),
                    "",
                    e);
        } catch (JsonProcessingException e) {
            throw new LanewiseException(
                    file.toString(), "is not JSON from " + Json.where(e.getLocation()) + " on", EXPECTED, e);
        } catch (CharConversionException e) {
            // Binary files can look like UTF-32.
            throw noReport(file, e);
        } catch (Json.UnexpectedException e) {
            throw new LanewiseException(file.toString(), e.getMessage(), "", e);
        }
    }

    /** Returns whether the beginning of a file that starts with a bracket or a brace is text instead of JSON. */
    static boolean isText(byte[] start) throws IOException {
        try (JsonParser parser = JSON.createParser(start)) {
            parser.nextToken();
            parser.nextToken();
            return false;
        } catch (JsonEOFException | StreamConstraintsException | CharConversionException e) {
            return false;
        } catch (JsonProcessingException e) {
            return true;
        }
    }

    /** Reads the first token. A file that starts with something else is not broken JSON, but another kind of file. */
    private static JsonToken firstToken(Path file, JsonParser parser) throws IOException {
        try {
            return parser.nextToken();
        } catch (JsonProcessingException e) {
            throw noReport(file, e);
        }
    }

    static LanewiseException noReport(Path file, IOException cause) {
        return new LanewiseException(
                file.toString(), "is not a report of JMH", "give a report in JSON (-rf json), CSV or text", cause);
    }

    private static Report read(Path file, JsonParser parser, String metric) throws IOException {
        JsonToken token = firstToken(file, parser);
        if (token == null) {
            throw new LanewiseException(file.toString(), "is empty", EXPECTED);
        }
        if (!token.isStructStart()) {
            throw noReport(file, null);
        }
        Json json = new Json(parser);
        SortedSet<String> metrics = new TreeSet<>();
        ResultReader reader = new ResultReader(parser, metric, metrics, new HashMap<>());
        Results results = new Results();
        do {
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                json.array("report", element -> {
                    if (parser.currentToken() != JsonToken.START_OBJECT) {
                        throw json.unexpected("is JSON, but not a JMH report: an array that contains " + json.found());
                    }
                    parse(json, reader, results);
                    results.add(reader);
                });
            } else if (parser.currentToken() == JsonToken.START_OBJECT) {
                parse(json, reader, results);
                if (reader.isForeign()) {
                    throw notAReport(file, reader.found());
                }
                results.add(reader);
            } else {
                throw json.unexpected("unexpected content after the report: " + json.found());
            }
        } while (parser.nextToken() != null);
        return new Report(file, List.copyOf(results.distinct), metrics, results.remarks());
    }

    private static void parse(Json json, ResultReader reader, Results results) throws IOException {
        if (results.read == MOST_RESULTS) {
            throw json.unexpected("has more than " + MOST_RESULTS + " results");
        }
        reader.parse(results.read + 1);
    }

    /** What an earlier result and its copy have in common; the digest is that of the raw data. */
    private record Identity(ResultKey key, long digest) {}

    /** Collects results. One with the raw data of an earlier one is a copy, not another measurement. */
    private static final class Results {
        private final List<BenchmarkResult> distinct = new ArrayList<>();
        private final Set<Identity> identities = new HashSet<>();
        private final List<ResultKey> copies = new ArrayList<>();
        private int read;

        void add(ResultReader reader) throws IOException {
            read++;
            BenchmarkResult result = reader.result(read);
            long digest = reader.digest();
            if (digest == 0 || identities.add(new Identity(result.key(), digest))) {
                distinct.add(result);
            } else {
                copies.add(result.key());
            }
        }

        List<String> remarks() {
            if (copies.isEmpty()) {
                return List.of();
            }
            String first = copies.get(0).toString();
            return List.of(
                    copies.size() == 1
                            ? first + " has two results with the same raw data, which are counted once"
                            : copies.size() + " results, such as " + first
                                    + ", have the raw data of earlier results of the file and are left out");
        }
    }

    private static LanewiseException notAReport(Path file, String found) {
        return new LanewiseException(file.toString(), "is JSON, but not a JMH report: " + found, EXPECTED);
    }
}
