package lanewise.benchmarks.comparison;

import java.util.Locale;
import lanewise.benchmarks.ScoreUnit;

/** What can be said of a row. */
public enum Verdict {
    /** Better: the whole interval of the ratio is above 1, the ratio beyond the threshold. */
    FASTER("faster", "better"),
    /** Worse: the whole interval of the ratio is below 1, the ratio beyond the threshold. */
    SLOWER("slower", "worse"),
    /** The interval of the ratio holds 1. */
    WITHIN_NOISE("within noise", "within noise"),
    /** Not the same, but by less than the threshold, or than the machine itself moved. */
    BELOW_THRESHOLD("below the threshold", "below the threshold"),
    /** No interval that would be worth the name. */
    NOT_ENOUGH_DATA("not enough data", "not enough data");

    private final String ofSpeed;
    private final String ofOthers;

    Verdict(String ofSpeed, String ofOthers) {
        this.ofSpeed = ofSpeed;
        this.ofOthers = ofOthers;
    }

    /** In words, by what was measured: memory is not faster. */
    public String text(ScoreUnit unit) {
        return unit.kind() == ScoreUnit.Kind.OTHER ? ofOthers : ofSpeed;
    }

    /** For programs, such as {@code within-noise}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
