package lanewise.bench.sequential;

import lanewise.benchmarks.statistics.Interval;

/**
 * The verdict on a row at the look at which it became clear, or at the last look.
 *
 * @param outcome the verdict
 * @param ratio speed relative to the base; above 1 is faster
 * @param interval interval of the ratio, corrected for the number of rows and looks
 * @param round number of the completed rounds at this look
 */
public record Decision(Outcome outcome, double ratio, Interval interval, int round) {

    /** The possible verdicts. */
    public enum Outcome {
        /** The interval excludes 1, and the ratio is above 1 by more than the threshold. */
        FASTER,
        /** The interval excludes 1, and the ratio is below 1 by more than the threshold. */
        SLOWER,
        /** The interval excludes every difference of more than the threshold. */
        SAME,
        /** None of the others. */
        UNDECIDED
    }

    /**
     * Returns whether the row needs no more rounds.
     *
     * @return false if undecided
     */
    public boolean isClear() {
        return outcome != Outcome.UNDECIDED;
    }
}
