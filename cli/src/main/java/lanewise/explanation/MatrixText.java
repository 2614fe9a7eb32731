package lanewise.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import lanewise.kernels.Matrix;

/** Formats vectors and matrices in aligned lines, and abbreviates long ones. */
final class MatrixText {

    /** Vectors of at most this length are printed whole. */
    private static final int WHOLE = 20;

    /** Number of first elements, and of largest elements, that are printed of a longer vector. */
    private static final int SOME = 5;

    private static final int CELL = 16;
    private static final String INDENT = "    ";

    /** Magnitude below which a number is printed with an exponent. */
    private static final double SMALL = 5e-4;

    private final int width;

    /**
     * Creates a formatter.
     *
     * @param width width of the terminal in columns
     */
    MatrixText(int width) {
        this.width = width;
    }

    /** Returns a number in 10 characters. */
    static String of(double number) {
        double size = Math.abs(number);
        boolean plain = number == 0 || size >= SMALL && size < 1e4;
        return String.format(Locale.ROOT, plain ? "%10.4f" : "%10.2e", number);
    }

    /** Returns the lines of a column vector: all elements, or the first and the largest ones. */
    List<String> column(Matrix column) {
        List<Integer> rows = IntStream.range(0, column.rows()).boxed().toList();
        if (rows.size() <= WHOLE) {
            return cells(rows, column);
        }
        List<String> lines = new ArrayList<>(cells(rows.subList(0, SOME), column));
        lines.add(INDENT + "... and the " + SOME + " largest of all " + String.format(Locale.ROOT, "%,d", rows.size())
                + " by absolute value:");
        lines.addAll(cells(
                rows.stream()
                        .sorted(Comparator.comparingDouble(i -> -Math.abs(column.get(i, 0))))
                        .limit(SOME)
                        .toList(),
                column));
        return lines;
    }

    private List<String> cells(List<Integer> rows, Matrix column) {
        int perLine = Math.max(1, (width - INDENT.length()) / CELL);
        List<String> lines = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += perLine) {
            StringBuilder line = new StringBuilder(INDENT);
            for (int i : rows.subList(from, Math.min(rows.size(), from + perLine))) {
                line.append(String.format(Locale.ROOT, "%5s%s ", "[" + i + "]", of(column.get(i, 0))));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    /** Returns the lines of the elements with the largest magnitude, in descending order and without zeros. */
    List<String> largest(Matrix matrix) {
        List<int[]> found = new ArrayList<>();
        Comparator<int[]> bySize = Comparator.comparingDouble(at -> -Math.abs(matrix.get(at[0], at[1])));
        long zeros = 0;
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.cols(); j++) {
                if (matrix.get(i, j) == 0) {
                    zeros++;
                    continue;
                }
                int[] at = {i, j};
                if (found.size() < SOME || bySize.compare(at, found.get(found.size() - 1)) < 0) {
                    found.add(at);
                    found.sort(bySize);
                    if (found.size() > SOME) {
                        found.remove(SOME);
                    }
                }
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(INDENT
                + String.format(
                        Locale.ROOT,
                        "%,d of %,d are 0%s",
                        zeros,
                        (long) matrix.rows() * matrix.cols(),
                        found.isEmpty() ? "" : "; the largest by absolute value:"));
        found.forEach(at -> lines.add(INDENT
                + String.format(
                        Locale.ROOT, "%14s%s", "[" + at[0] + ", " + at[1] + "]", of(matrix.get(at[0], at[1])))));
        return lines;
    }
}
