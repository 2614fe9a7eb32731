package lanewise.benchmarks.comparison;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import lanewise.benchmarks.Direction;
import lanewise.benchmarks.ResultKey;

/** The settings of a comparison. {@link #builder} returns the defaults. */
public final class Settings {

    /** The package of this project's own rulers. */
    private static final Pattern OWN_RULERS = Pattern.compile("^lanewise\\.bench\\.ruler\\.");

    private final Builder values;

    /**
     * The names of settings in messages: how the user sets them.
     *
     * @param metric name of {@link Settings#metric}
     * @param by name of {@link Settings#by}
     * @param rename name of the setting that renames benchmarks
     */
    public record Names(String metric, String by, String rename) {

        /** The names in this library. */
        public static final Names OF_LIBRARY = new Names("Settings.metric", "Settings.by", "a rename");

        /** The options of the command. */
        public static final Names OF_COMMAND = new Names("--metric", "--by", "--rename");

        /**
         * Creates a set of names.
         *
         * @param metric name of {@link Settings#metric}
         * @param by name of {@link Settings#by}
         * @param rename name of the setting that renames benchmarks
         */
        public Names {
            Objects.requireNonNull(metric, "metric");
            Objects.requireNonNull(by, "by");
            Objects.requireNonNull(rename, "rename");
        }
    }

    private Settings(Builder values) {
        this.values = values;
    }

    /**
     * Returns the defaults.
     *
     * @return a builder with the defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the relative difference below which a row gets no verdict.
     *
     * @return a fraction such as 0.05 for 5 %
     */
    public double threshold() {
        return values.threshold;
    }

    /**
     * Returns the confidence level of all intervals.
     *
     * @return a fraction such as 0.99
     */
    public double confidence() {
        return values.confidence;
    }

    /**
     * Returns whether a fork is represented by its fastest iteration instead of the mean of all.
     *
     * @return true for the fastest
     */
    public boolean fastest() {
        return values.fastest;
    }

    /**
     * Returns the name of the metric that was read.
     *
     * @return the name; empty for the primary metric
     */
    public Optional<String> metric() {
        return values.metric;
    }

    /**
     * Returns which values of the metric are better.
     *
     * @return the direction; empty to use the known one
     */
    public Optional<Direction> direction() {
        return values.direction;
    }

    /**
     * Returns the grouping whose variants are compared inside each report.
     *
     * @return name as for {@link lanewise.benchmarks.sides.Grouping#of}; empty for none
     */
    public Optional<String> by() {
        return values.by;
    }

    /**
     * Returns the variant that the others are compared with.
     *
     * @return name of the variant; empty for the first in the report
     */
    public Optional<String> base() {
        return values.base;
    }

    /**
     * Returns the relative difference above which a slower row is a regression.
     *
     * @return a fraction; empty if regressions are not reported
     */
    public Optional<Double> regression() {
        return values.regression;
    }

    /**
     * Returns the difference in bytes per operation below which allocation counts as unchanged.
     *
     * @return bytes per operation
     */
    public double allocationFloor() {
        return values.allocationFloor;
    }

    /**
     * Returns whether a benchmark measures the machine.
     *
     * @param key the benchmark
     * @return true for a ruler
     */
    public boolean isRuler(ResultKey key) {
        return OWN_RULERS.matcher(key.benchmark()).find()
                || values.ruler.filter(p -> p.matcher(key.benchmark()).find()).isPresent();
    }

    /**
     * Returns whether the speed of every row is divided by that of the rulers in the same run.
     *
     * @return true if so
     */
    public boolean dividesByRulers() {
        return values.divideByRulers;
    }

    /**
     * Returns the names of settings in messages.
     *
     * @return the names
     */
    public Names names() {
        return values.names;
    }

    /** Collects settings. */
    public static final class Builder {

        private double threshold = 0.05;
        private double confidence = 0.99;
        private boolean fastest;
        private Optional<String> metric = Optional.empty();
        private Optional<Direction> direction = Optional.empty();
        private Optional<String> by = Optional.empty();
        private Optional<String> base = Optional.empty();
        private Optional<Double> regression = Optional.empty();
        private double allocationFloor = 1;
        private Optional<Pattern> ruler = Optional.empty();
        private boolean divideByRulers;
        private Names names = Names.OF_LIBRARY;

        private Builder() {}

        private Builder(Builder other) {
            threshold = other.threshold;
            confidence = other.confidence;
            fastest = other.fastest;
            metric = other.metric;
            direction = other.direction;
            by = other.by;
            base = other.base;
            regression = other.regression;
            allocationFloor = other.allocationFloor;
            ruler = other.ruler;
            divideByRulers = other.divideByRulers;
            names = other.names;
        }

        /**
         * Sets {@link Settings#threshold}.
         *
         * @param value a fraction such as 0.05, the default
         * @return this builder
         */
        public Builder threshold(double value) {
            threshold = value;
            return this;
        }

        /**
         * Sets {@link Settings#confidence}.
         *
         * @param value a fraction such as 0.99, the default
         * @return this builder
         */
        public Builder confidence(double value) {
            confidence = value;
            return this;
        }

        /**
         * Sets {@link Settings#fastest}.
         *
         * @param value true for the fastest iteration
         * @return this builder
         */
        public Builder fastest(boolean value) {
            fastest = value;
            return this;
        }

        /**
         * Sets {@link Settings#metric}.
         *
         * @param name name of the metric that was read, null for the primary one
         * @return this builder
         */
        public Builder metric(String name) {
            metric = Optional.ofNullable(name);
            return this;
        }

        /**
         * Sets {@link Settings#direction}.
         *
         * @param value which values are better, null to use the known direction
         * @return this builder
         */
        public Builder direction(Direction value) {
            direction = Optional.ofNullable(value);
            return this;
        }

        /**
         * Sets {@link Settings#by} and {@link Settings#base}.
         *
         * @param grouping name of the grouping, null for none
         * @param variant the variant that the others are compared with, null for the first
         * @return this builder
         */
        public Builder by(String grouping, String variant) {
            by = Optional.ofNullable(grouping);
            base = Optional.ofNullable(variant);
            return this;
        }

        /**
         * Sets {@link Settings#regression}.
         *
         * @param value a fraction, null for none
         * @return this builder
         */
        public Builder regression(Double value) {
            regression = Optional.ofNullable(value);
            return this;
        }

        /**
         * Sets {@link Settings#allocationFloor}.
         *
         * @param value bytes per operation, 1 by default
         * @return this builder
         */
        public Builder allocationFloor(double value) {
            allocationFloor = value;
            return this;
        }

        /**
         * Sets which benchmarks measure the machine, in addition to this project's rulers.
         *
         * @param pattern found in the full names of rulers, null for none
         * @param divide whether the speed of every row is divided by that of the rulers in the same run
         * @return this builder
         */
        public Builder rulers(Pattern pattern, boolean divide) {
            ruler = Optional.ofNullable(pattern);
            divideByRulers = divide;
            return this;
        }

        /**
         * Sets {@link Settings#names}.
         *
         * @param value the names
         * @return this builder
         */
        public Builder names(Names value) {
            names = value;
            return this;
        }

        /**
         * Returns the settings.
         *
         * @return the settings
         */
        public Settings build() {
            return new Settings(new Builder(this));
        }
    }
}
