package lanewise.kernels.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.kernels.Kernels;
import lanewise.kernels.conformance.Operands.Values;

/** The cases of the suite: every operation over a grid of sizes, layouts, values and aliases. */
final class Cases {

    /** Runs an operation on operands that it takes from {@link Operands}. */
    interface Run {
        void run(Kernels k, Operands operands);
    }

    /** One call of an operation. The size orders the cases, to report the smallest that fails. */
    record Case(String description, long size, Run run) {}

    /** Adds the cases of one operation on matrices of a given size. */
    interface Grid {
        void add(int rows, int cols, Values values);
    }

    /** Sizes around the numbers of lanes, 4, 8 and 16, and small multiples of them. */
    static final int[] COLS = {0, 1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33, 70, 103};

    private final Map<String, List<Case>> byOperation = new LinkedHashMap<>();

    private Cases() {}

    /** Returns all cases, by operation. */
    static Map<String, List<Case>> all() {
        Cases cases = new Cases();
        new ProductCases(cases).add();
        new ActivationCases(cases).add();
        new RowCases(cases).add();
        new UpdateCases(cases).add();
        return cases.byOperation;
    }

    void add(String operation, String description, long size, Run run) {
        byOperation.computeIfAbsent(operation, o -> new ArrayList<>()).add(new Case(description, size, run));
    }

    /** Adds cases for all kinds of values and for sizes around those of vectors, of split operations and of 0. */
    static void forEachSize(Grid grid) {
        for (Values values : Values.values()) {
            for (int rows : new int[] {0, 1, 3, 10, 26}) {
                for (int cols : COLS) {
                    grid.add(rows, cols, values);
                }
            }
        }
        grid.add(11, 5003, Values.WIDE);
        grid.add(1200, 19, Values.WIDE);
    }

    static String shape(int rows, int cols, Values values) {
        return rows + " x " + cols + words(values);
    }

    /** Returns words that complete the description of a case. */
    static String words(Values values) {
        return switch (values) {
            case PLAIN -> "";
            case WIDE -> ", magnitudes 2^-40 to 2^40";
            case SPECIAL -> ", special values";
        };
    }
}
