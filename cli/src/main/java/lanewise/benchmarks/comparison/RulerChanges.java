package lanewise.benchmarks.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lanewise.benchmarks.BenchmarkResult;
import lanewise.benchmarks.sides.Side;

/** Changes of the speed of the machine between the sides, as measured by the rulers. */
final class RulerChanges {

    private final List<Side> sides;
    private final List<Row> rows;
    private final double threshold;

    RulerChanges(List<Side> sides, List<Row> rows, double threshold) {
        this.sides = sides;
        this.rows = rows;
        this.threshold = threshold;
    }

    /**
     * Returns logarithms of how much faster the machine of this side was, if it is the same machine and changed by
     * more than the threshold.
     */
    List<Double> moves(int side) {
        if (!sameMachine(side)) {
            return List.of();
        }
        return rows.stream()
                .flatMap(row -> ratio(row, side).stream())
                .map(Math::log)
                .filter(this::isBeyond)
                .toList();
    }

    private boolean isBeyond(double logRatio) {
        return Math.abs(logRatio) > Math.log1p(threshold);
    }

    private static Optional<Double> ratio(Row row, int side) {
        return row.judgments()
                .get(side)
                .filter(j -> j.ratio().isPresent())
                .map(j -> j.ratio().getAsDouble());
    }

    private boolean sameMachine(int side) {
        Optional<String> base = cpu(sides.get(0));
        return base.isPresent() && base.equals(cpu(sides.get(side)));
    }

    private static Optional<String> cpu(Side side) {
        return side.rows().values().stream()
                .map(BenchmarkResult::environment)
                .findFirst()
                .flatMap(environment -> environment.fact("cpu.model"));
    }

    /** Returns one sentence for each ruler that differs, or one that none does. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        for (int side = 1; side < sides.size(); side++) {
            for (Row row : rows) {
                Optional<Double> ratio = ratio(row, side);
                if (ratio.isPresent() && isBeyond(Math.log(ratio.get()))) {
                    remarks.add(remark(row, side, ratio.get()));
                }
            }
        }
        if (remarks.isEmpty() && !rows.isEmpty()) {
            remarks.add("The rulers differ by at most " + MethodDescription.percent(threshold)
                    + ": the machine had the same speed.");
        }
        return remarks;
    }

    private String remark(Row row, int side, double ratio) {
        String speed = String.format(
                Locale.ROOT,
                "The ruler %s: the machine of %s was %.2f times as fast as the machine of A.",
                row.key(),
                sides.get(side).label(),
                ratio);
        return speed
                + (sameMachine(side)
                        ? " Each ratio is compared with the threshold twice: as printed, and divided by this number. "
                                + "The verdict is \"faster\" or \"slower\" only if both exceed the threshold in the "
                                + "same direction."
                        : " Ratios include this difference between the machines.");
    }
}
