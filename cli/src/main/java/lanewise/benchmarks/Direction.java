package lanewise.benchmarks;

import java.util.regex.Pattern;

/** Which values of a metric are better. */
public enum Direction {
    /** Higher values are better, as for operations per second. */
    HIGHER_IS_BETTER,
    /** Lower values are better, as for time per operation. */
    LOWER_IS_BETTER,
    /** It is unknown which values are better, as for a counter of the benchmark. */
    UNKNOWN;

    /** Metrics of profilers that count per operation, such as {@code gc.alloc.rate.norm}. */
    private static final Pattern PER_OPERATION = Pattern.compile(".*\\.norm");

    /** Units of processor profilers: instructions per clock, and clocks per instruction. */
    private static final Pattern INSTRUCTIONS_PER_CLOCK = Pattern.compile("(?i)(insns?|instructions)/(clk|cycle).*");

    private static final Pattern COST_PER_UNIT =
            Pattern.compile("(?i)((clks?|cycles)/(insn|instruction).*|[#kmg]?b?/op)");

    /**
     * Returns the direction of the primary metric. It depends on the mode alone: a rate is better if it is higher,
     * whatever the name of its unit.
     *
     * @param mode the mode of the benchmark
     * @return the direction
     */
    public static Direction ofPrimary(Mode mode) {
        return mode == Mode.THROUGHPUT ? HIGHER_IS_BETTER : LOWER_IS_BETTER;
    }

    /**
     * Returns the direction of a secondary metric. Costs per operation, such as bytes or cycles, are better if they are
     * lower. The direction of a rate is unknown: {@code gc.alloc.rate} falls when the benchmark gets slower, and a
     * counter may count successes or failures.
     *
     * @param name name of the metric without a leading dot
     * @param unit its unit
     * @return the direction
     */
    public static Direction ofSecondary(String name, ScoreUnit unit) {
        if (INSTRUCTIONS_PER_CLOCK.matcher(unit.text()).matches()) {
            return HIGHER_IS_BETTER;
        }
        boolean cost = unit.kind() == ScoreUnit.Kind.TIME
                || PER_OPERATION.matcher(name).matches()
                || COST_PER_UNIT.matcher(unit.text()).matches();
        return cost ? LOWER_IS_BETTER : UNKNOWN;
    }

    /**
     * Returns the sign of an improvement.
     *
     * @return -1 if lower values are better, else 1
     */
    public int sign() {
        return this == LOWER_IS_BETTER ? -1 : 1;
    }
}
