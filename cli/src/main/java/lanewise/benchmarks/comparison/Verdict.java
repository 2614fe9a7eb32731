package lanewise.benchmarks.comparison;

import java.util.Locale;
import lanewise.benchmarks.ScoreUnit;

/** The verdict on a ratio. */
public enum Verdict {
    /** Worse: the interval of the ratio is below 1, and the ratio is beyond the threshold. */
    SLOWER("slower", "worse"),
    /** Better: the interval of the ratio is above 1, and the ratio is beyond the threshold. */
    FASTER("faster", "better"),
    /** Higher, for a metric of unknown direction. */
    CHANGED_UP("changed up", "changed up"),
    /** Lower, for a metric of unknown direction. */
    CHANGED_DOWN("changed down", "changed down"),
    /** From one fork: the ratio is larger than forks of the same code usually differ. No verdict. */
    UNPROVEN("unproven", "unproven"),
    /** The interval of the ratio contains 1. */
    WITHIN_NOISE("within noise", "within noise"),
    /** Different, but by less than the threshold or less than the change of the machine. */
    BELOW_THRESHOLD("below the threshold", "below the threshold"),
    /** From one fork: forks of the same code usually differ as much. No verdict. */
    ROUTINE("routine", "routine"),
    /** There is no ratio. */
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

    /**
     * Returns whether the data show a change.
     *
     * @return true for faster, slower, changed up and changed down
     */
    public boolean isChange() {
        return this == FASTER || this == SLOWER || this == CHANGED_UP || this == CHANGED_DOWN;
    }

    /**
     * Returns whether the data do not suffice for a verdict.
     *
     * @return true for unproven, routine and not enough data
     */
    public boolean isOpen() {
        return this == UNPROVEN || this == ROUTINE || this == NOT_ENOUGH_DATA;
    }
}
