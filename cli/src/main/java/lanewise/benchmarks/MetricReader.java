package lanewise.benchmarks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Reads a metric. Only a few numbers per fork are kept of its raw data. */
final class MetricReader {

    private static final int MOST_FORKS = 10_000;

    /** Tolerance of the comparison of two percentiles. */
    private static final double SAME = 1e-9;

    private final JsonParser parser;
    private final Json json;
    private final OptionalDouble percentile;
    private ScoreUnit unit;
    private double score;
    private double error;
    private List<Fork> forks;
    private long digest;

    /**
     * Creates a reader.
     *
     * @param parser the parser
     * @param percentile fraction of the samples below the value to read instead of the score, such as 0.99; empty to
     *     read the score
     */
    MetricReader(JsonParser parser, OptionalDouble percentile) {
        this.parser = parser;
        this.percentile = percentile;
        json = new Json(parser);
    }

    /** Returns a hash of the raw data of the last metric, 0 if it has none. */
    long digest() {
        return digest;
    }

    /** Reads the metric at the current token of the parser, whose direction is not yet known. */
    Metric read(String name) throws IOException {
        unit = ScoreUnit.of("");
        score = Double.NaN;
        error = Double.NaN;
        forks = new ArrayList<>();
        digest = 0;
        json.object(name, this::field);
        // The percentile of all samples is not the mean of those of the forks, which ratios compare. A score that is
        // not finite was computed by another program.
        boolean ofForks = !forks.isEmpty() && (percentile.isPresent() || !Double.isFinite(score));
        double known = ofForks ? Metric.meanOf(forks) : score;
        return new Metric(unit, Direction.UNKNOWN, known, error, List.copyOf(forks));
    }

    private void field(String name) throws IOException {
        if (json.isNull()) {
            return;
        }
        switch (name) {
            case "score":
            case "scoreError":
                number(name, json.number(name));
                break;
            case "scorePercentiles":
                json.object(name, this::percentile);
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

    private void number(String name, double value) {
        if (percentile.isEmpty()) {
            score = name.equals("score") ? value : score;
            error = name.equals("scoreError") ? value : error;
        }
    }

    /** Reads a percentile, whose name is a number of percent such as {@code 99.9}. */
    private void percentile(String name) throws IOException {
        double value = json.number(name);
        if (percentile.isPresent() && isPercentile(name)) {
            score = value;
        }
    }

    private boolean isPercentile(String name) {
        try {
            return Math.abs(Double.parseDouble(name) / 100 - percentile.getAsDouble()) < SAME;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private double sample(String name) throws IOException {
        double value = json.number(name);
        digest = 31 * digest + Double.doubleToLongBits(value) * 0x9E3779B97F4A7C15L + 1;
        return value;
    }

    /** Reads forks of iterations: numbers, or pairs of a value and its count. */
    private void raw(String name) throws IOException {
        forks.clear();
        json.array(name, fork -> {
            if (forks.size() == MOST_FORKS) {
                throw json.unexpected("'" + name + "' has more than " + MOST_FORKS + " forks");
            }
            Fork.Samples samples = percentile.isPresent() ? new Quantile(percentile.getAsDouble()) : new Fork.Builder();
            json.array(name, iteration -> {
                if (parser.currentToken() == JsonToken.START_ARRAY) {
                    json.array(name, pair -> pair(name, samples));
                } else {
                    samples.add(sample(name), 1);
                }
            });
            if (!samples.isEmpty()) {
                forks.add(samples.build());
            }
        });
    }

    private void pair(String name, Fork.Samples samples) throws IOException {
        double[] pair = new double[2];
        int[] length = {0};
        json.array(name, number -> {
            double value = sample(name);
            if (length[0] < pair.length) {
                pair[length[0]] = value;
            }
            length[0]++;
        });
        if (length[0] != pair.length || !(pair[1] >= 0) || pair[1] != Math.rint(pair[1])) {
            throw json.unexpected("'" + name + "' has an entry that is not a pair of a value and a count");
        }
        if (pair[1] > 0) {
            samples.add(pair[0], (long) pair[1]);
        }
    }
}
