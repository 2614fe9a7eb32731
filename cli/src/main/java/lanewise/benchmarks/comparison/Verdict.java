package lanewise.benchmarks.comparison;

import java.util.Locale;
import lanewise.benchmarks.ScoreUnit;

/** The verdict on a ratio. */
public enum Verdict {
    /** Better: the interval of the ratio is above 1, and the ratio is beyond the threshold. */
    FASTER("faster", "better"),
    /** Worse: the interval of the ratio is below 1, and the ratio is beyond the threshold. */
    SLOWER("slower", "worse"),
    /** The interval of the ratio contains 1. */
    WITHIN_NOISE("within noise", "within noise"),
    /** Different, but by less than the threshold or less than the change of the machine. */
    BELOW_THRESHOLD("below the threshold", "below the threshold"),
    /** No interval that would be reliable. */
    NOT_ENOUGH_DATA("not enough data", "not enough data");

    private final String ofSpeed;
    private final String ofOthers;

    Verdict(String ofSpeed, String ofOthers) {
        this.ofSpeed = ofSpeed;
        this.ofOthers = ofOthers;
    }

    /**
     * Returns the verdict as text for a unit; memory, for example, is better instead of faster.
     *
     * @param unit unit of the score
     * @return the text
     */
    public String text(ScoreUnit unit) {
        return unit.kind() == ScoreUnit.Kind.OTHER ? ofOthers : ofSpeed;
    }

    /**
     * Returns the name in machine-readable output.
     *
     * @return a name such as {@code within-noise}
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
