package lanewise.notebook.equations;

import java.util.ArrayList;
import java.util.List;
import lanewise.notebook.arrays.DenseMatrix;
import lanewise.notebook.arrays.Notation;

/** Works out sums with the learner's numbers, in one line. */
public final class ByHand {

    /** Number of terms of a sum that are written out. */
    private static final int TERMS = 3;

    private ByHand() {}

    /** Returns the sum of the products of a row and a column. */
    public static String dot(DenseMatrix a, int row, DenseMatrix b, int col) {
        return sum(a.cols(), k -> a.get(row, k), k -> b.get(k, col), true);
    }

    /** Returns the sum of the products of two rows. */
    public static String dotRows(DenseMatrix a, int row, DenseMatrix b, int other) {
        return sum(a.cols(), k -> a.get(row, k), k -> b.get(other, k), true);
    }

    /** Returns the sum of the products of two columns. */
    public static String dotCols(DenseMatrix a, int col, DenseMatrix b, int other) {
        return sum(a.rows(), k -> a.get(k, col), k -> b.get(k, other), true);
    }

    /** Returns the sum of a row. */
    public static String row(DenseMatrix a, int row) {
        return sum(a.cols(), k -> a.get(row, k), k -> 1, false);
    }

    /** Returns the terms with exp of a column. */
    public static String exponentials(DenseMatrix a, int col) {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < Math.min(TERMS, a.rows()); i++) {
            terms.add("exp(" + Notation.number(a.get(i, col)) + ")");
        }
        return String.join(" + ", terms) + (a.rows() > TERMS ? " + ..." : "");
    }

    /** Returns a number with its sign, as the next term of a sum. */
    public static String next(double number) {
        return (number < 0 ? " - " : " + ") + Notation.number(Math.abs(number));
    }

    public static String factor(double number) {
        return number < 0 ? "(" + Notation.number(number) + ")" : Notation.number(number);
    }

    private interface Elements {

        double at(int k);
    }

    private static String sum(int n, Elements a, Elements b, boolean products) {
        StringBuilder text = new StringBuilder();
        int written = 0;
        double rest = 0;
        int others = 0;
        for (int k = 0; k < n; k++) {
            double x = a.at(k);
            double y = b.at(k);
            if (x * y == 0) {
                continue;
            }
            if (written == TERMS) {
                rest += x * y;
                others++;
                continue;
            }
            if (products) {
                text.append(written == 0 ? "" : " + ")
                        .append(factor(x))
                        .append(" * ")
                        .append(factor(y));
            } else {
                text.append(written == 0 ? Notation.number(x) : next(x));
            }
            written++;
        }
        if (others > 0) {
            text.append(next(rest)).append(others == 1 ? " (1 other term)" : " (" + others + " other terms)");
        }
        return written == 0 ? "0" : text.toString();
    }
}
