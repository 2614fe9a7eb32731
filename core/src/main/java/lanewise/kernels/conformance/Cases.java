package lanewise.kernels.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import lanewise.kernels.Kernels;
import lanewise.kernels.conformance.operands.Operands;
import lanewise.kernels.conformance.operands.Values;

/** The cases of the suite: every operation over sizes, layouts, values, factors and aliases. */
final class Cases {

    /** Runs an operation on operands that it takes from {@link Operands}. */
    interface Run {
        void run(Kernels k, Operands operands);
    }

    /** One call of an operation. The size orders the cases, to report the smallest that fails. */
    record Case(FaultKind kind, String description, long size, Run run) {}

    /** Adds the cases of one operation on matrices of a given size. */
    interface Grid {
        void add(FaultKind kind, int rows, int cols, Values values);
    }

    /** Sizes around the numbers of lanes, 4, 8 and 16, and small multiples of them. */
    static final int[] COLS = {0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 70, 103};

    /** Some of them, with and without a rest after whole vectors. */
    static final int[] FEW_COLS = {1, 5, 8, 16, 33, 70};

    /** Below this, every size is tried: every remainder of tiles up to half of it. */
    static final int EVERY_SIZE = 68;

    /** Numbers of examples of usual trainings and tests. */
    private static final int[] EXAMPLES = {784, 1_000, 6_000, 10_000, 60_000};

    /** The number of random shapes. */
    private static final int PAIRS = 24;

    /** The largest number of examples, units or inputs of a usual training is below this. */
    static final int LARGEST = 70_001;

    /**
     * Factors: those that implementations treat as special cases, those of optimizers and of means, magnitudes up to
     * both ends, and some whose products are rounded.
     */
    static final float[] FACTORS = {
        1f,
        0f,
        -0f,
        -1f,
        2f,
        0.5f,
        -4f,
        0.1f,
        -0.1f,
        0.3f,
        0.9f,
        0.999f,
        1f - 0.9f,
        1f - 0.999f,
        1.1f,
        Math.nextUp(1f),
        1f / 3,
        3.7f,
        -10f,
        3f,
        100f,
        12_345.679f,
        0.70710677f,
        -0.003f,
        0.01f,
        1f / 128,
        1f / 41_000,
        1e-3f,
        -1e-5f,
        1e-8f,
        1e-20f,
        -1e20f,
        1e30f,
        1e-40f,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NaN
    };

    /** The factors that are also tried with each of themselves. */
    static final float[] FACTOR_PAIRS = {1f, 0f, -0f, -1f, 2f, 0.1f, -0.3f, 0.9f, 1e-3f, 1e-40f, 7e20f, Float.NaN};

    private final Map<String, List<Case>> byOperation = new LinkedHashMap<>();
    private final Effort effort;

    private Cases(Effort effort) {
        this.effort = effort;
    }

    /** Returns all cases, by operation. */
    static Map<String, List<Case>> all(Effort effort) {
        Cases cases = new Cases(effort);
        new FloatProductCases(cases).add();
        new PixelProductCases(cases).add();
        new ActivationCases(cases).add();
        new SoftmaxCases(cases).add();
        new RowCases(cases).add();
        new UpdateCases(cases).add();
        return cases.byOperation;
    }

    Effort effort() {
        return effort;
    }

    /** Adds a case, unless it is larger than the effort allows. */
    void add(FaultKind kind, String operation, String description, long size, Run run) {
        List<Case> cases = byOperation.computeIfAbsent(operation, o -> new ArrayList<>());
        if (size <= effort.largestCase()) {
            cases.add(new Case(kind, description, size, run));
        }
    }

    /**
     * Adds cases for all kinds of values and for sizes around those of vectors, of split operations and of 0, and for
     * sizes up to those of a training.
     */
    void forEachSize(Grid grid) {
        forEachSmallSize(grid);
        forEachLargeSize(grid);
    }

    /** The same with a few of the large sizes, for operations that have many variants. */
    void forFewSizes(Grid grid) {
        forEachSmallSize(grid);
        fewLargeSizes(grid);
    }

    private void forEachSmallSize(Grid grid) {
        boolean quick = !effort.atLeast(Effort.STANDARD);
        for (Values values : Values.values()) {
            boolean known = values.compareTo(Values.SPECIAL) <= 0;
            FaultKind kind = values.compareTo(Values.WIDE) <= 0 ? FaultKind.RESULT : FaultKind.VALUES;
            for (int rows : known && !quick ? new int[] {0, 1, 3, 10, 26} : new int[] {1, 10}) {
                for (int cols : known ? COLS : FEW_COLS) {
                    grid.add(kind, rows, cols, values);
                }
            }
        }
        grid.add(FaultKind.VALUES, 3, quick ? 3_001 : 90_001, Values.BITS);
        grid.add(FaultKind.VALUES, 2, quick ? 3_001 : 90_001, Values.EXPONENTS);
    }

    private void fewLargeSizes(Grid grid) {
        grid.add(FaultKind.SIZES, 11, 5003, Values.WIDE);
        grid.add(FaultKind.SIZES, 1200, 19, Values.WIDE);
        grid.add(FaultKind.SIZES, 3, LARGEST, Values.WIDE);
        if (!effort.atLeast(Effort.STANDARD)) {
            return;
        }
        grid.add(FaultKind.SIZES, 257, 100, Values.WIDE);
        grid.add(FaultKind.SIZES, 800, 256, Values.WIDE);
        grid.add(FaultKind.SIZES, LARGEST, 2, Values.PLAIN);
        grid.add(FaultKind.SIZES, 10, 41_000, Values.PLAIN);
        // All elements of a weight matrix as one row, as ParallelKernels passes them.
        grid.add(FaultKind.SIZES, 1, 700_001, Values.PLAIN);
    }

    /** Adds cases on both sides of powers of two in each dimension and in both, and of the shapes of trainings. */
    private void forEachLargeSize(Grid grid) {
        fewLargeSizes(grid);
        if (!effort.atLeast(Effort.STANDARD)) {
            return;
        }
        for (int size = 0; size < EVERY_SIZE; size++) {
            grid.add(FaultKind.SIZES, 2, size, Values.WIDE);
            grid.add(FaultKind.SIZES, size, 5, Values.WIDE);
        }
        for (int size : aroundPowers()) {
            grid.add(FaultKind.SIZES, 2, size, Values.WIDE);
            grid.add(FaultKind.SIZES, size, 3, Values.WIDE);
        }
        for (int examples : EXAMPLES) {
            grid.add(FaultKind.SIZES, 10, examples, Values.PLAIN);
        }
        grid.add(FaultKind.SIZES, 128, 10_000, Values.PLAIN);
        for (int rows : new int[] {10, 64, 128, 257, 800}) {
            for (int cols : new int[] {1, 10, 32, 64, 100, 128, 256, 784, 1024}) {
                grid.add(FaultKind.SIZES, rows, cols, Values.WIDE);
            }
        }
        grid.add(FaultKind.SIZES, 2060, 1030, Values.PLAIN);
        for (int rows : new int[] {5, 101, 129, 257}) {
            for (int cols : new int[] {63, 65, 127, 129, 255, 257, 1_001, 1_025}) {
                grid.add(FaultKind.SIZES, rows, cols, rows == 101 ? Values.PLAIN : Values.WIDE);
            }
        }
        grid.add(FaultKind.SIZES, 251, 4_201, Values.WIDE);
        // Faults of two sizes together, such as an odd number of rows and many columns.
        SplittableRandom random = new SplittableRandom(PAIRS);
        for (int n = 0; n < PAIRS; n++) {
            int rows = (int) StrictMath.exp(random.nextDouble(7));
            int cols = (int) StrictMath.exp(random.nextDouble(Math.min(11, StrictMath.log(5e5 / rows))));
            grid.add(FaultKind.SIZES, rows, cols, Values.WIDE);
        }
        if (effort.atLeast(Effort.THOROUGH)) {
            grid.add(FaultKind.SIZES, 130, 41_000, Values.PLAIN);
            grid.add(FaultKind.SIZES, 2060, 2060, Values.WIDE);
        }
    }

    /** Returns the numbers next to the powers of two from 16 to 65,536, these, and others in between. */
    static List<Integer> aroundPowers() {
        List<Integer> sizes = new ArrayList<>();
        for (int power = 16; power <= 65_536; power *= 2) {
            sizes.addAll(List.of(power - 1, power, power + 1, power + power / 3));
        }
        sizes.removeIf(size -> size > LARGEST);
        sizes.add(LARGEST);
        return sizes;
    }

    static String shape(int rows, int cols, Values values) {
        return rows + " x " + cols + values.words();
    }
}
