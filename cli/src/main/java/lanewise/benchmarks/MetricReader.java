package lanewise.benchmarks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a metric. Only a few numbers per fork are kept of its raw data. */
final class MetricReader {

    private static final int MOST_FORKS = 10_000;

    private final JsonParser parser;
    private final Json json;
    private ScoreUnit unit;
    private double score;
    private double error;
    private List<Fork> forks;

    MetricReader(JsonParser parser) {
        this.parser = parser;
        json = new Json(parser);
    }

    /** Reads the metric at the current token of the parser. */
    Metric read(String name) throws IOException {
        unit = ScoreUnit.of("");
        score = Double.NaN;
        error = Double.NaN;
        forks = new ArrayList<>();
        json.object(name, this::field);
        return new Metric(unit, Double.isNaN(score) ? Metric.meanOf(forks) : score, error, List.copyOf(forks));
    }

    private void field(String name) throws IOException {
        switch (name) {
            case "score":
                score = json.number(name);
                break;
            case "scoreError":
                error = json.number(name);
                break;
            case "scoreUnit":
                unit = ScoreUnit.of(json.string(name));
                break;
            case "rawData":
            case "rawDataHistogram":
                raw(name);
                break;
            default:
                json.skip();
        }
    }

    /** Reads forks of iterations: numbers, or pairs of a value and its count. */
    private void raw(String name) throws IOException {
        if (json.isNull()) {
            return;
        }
        forks.clear();
        json.array(name, fork -> {
            if (forks.size() == MOST_FORKS) {
                throw json.unexpected("'" + name + "' has more than " + MOST_FORKS + " forks");
            }
            Fork.Builder samples = new Fork.Builder();
            json.array(name, iteration -> {
                if (parser.currentToken() == JsonToken.START_ARRAY) {
                    json.array(name, pair -> pair(name, samples));
                } else {
                    samples.add(json.number(name), 1);
                }
            });
            if (!samples.isEmpty()) {
                forks.add(samples.build());
            }
        });
    }

    private void pair(String name, Fork.Builder samples) throws IOException {
        double[] pair = new double[2];
        int[] length = {0};
        json.array(name, number -> {
            double value = json.number(name);
            if (length[0] < pair.length) {
                pair[length[0]] = value;
            }
            length[0]++;
        });
        if (length[0] != pair.length || !(pair[1] >= 0) || pair[1] != Math.rint(pair[1])) {
            throw json.unexpected("'" + name + "' has an entry that is no pair of a value and a count");
        }
        if (pair[1] > 0) {
            samples.add(pair[0], (long) pair[1]);
        }
    }
}
