package lanewise.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import lanewise.kernels.Matrix;

/** Formats vectors and matrices in aligned lines, and abbreviates long ones. */
final class MatrixText {

    /** Matrices of at most this number of rows are printed whole. */
    private static final int WHOLE = 20;

    /** Number of first elements, and of largest elements, that are printed of a longer vector. */
    private static final int SOME = 5;

    private static final int CELL = 16;

    /** Width of a column of a matrix, and of the row numbers to its left. */
    private static final int COLUMN = 11;

    private static final String INDENT = Lines.INDENT;

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

    /** Returns a number without spaces around it. */
    static String bare(double number) {
        return of(number).strip();
    }

    /** Returns the lines of a matrix: all rows, or the first and the largest ones; and as many columns as fit. */
    List<String> matrix(Matrix matrix) {
        List<Integer> rows = IntStream.range(0, matrix.rows()).boxed().toList();
        if (rows.size() <= WHOLE) {
            return rows(rows, matrix);
        }
        List<String> lines = new ArrayList<>(rows(rows.subList(0, SOME), matrix));
        String all = String.format(Locale.ROOT, "%s (of %,d)", matrix.cols() == 1 ? "elements" : "rows", rows.size());
        List<Integer> nonZero = rows.stream().filter(i -> size(matrix, i) != 0).toList();
        if (nonZero.size() > SOME) {
            lines.add(INDENT + "... and the " + SOME + " " + all + " with the largest absolute value:");
        } else if (!nonZero.isEmpty()) {
            lines.add(INDENT + "... and the " + all + " that are not 0:");
        }
        lines.addAll(rows(
                nonZero.stream()
                        .sorted(Comparator.comparingDouble(i -> -size(matrix, i)))
                        .limit(SOME)
                        .toList(),
                matrix));
        return lines;
    }

    /** Returns the largest absolute value of a row. */
    private static double size(Matrix matrix, int row) {
        double size = 0;
        for (int j = 0; j < matrix.cols(); j++) {
            size = Math.max(size, Math.abs(matrix.get(row, j)));
        }
        return size;
    }

    private List<String> rows(List<Integer> rows, Matrix matrix) {
        if (rows.isEmpty()) {
            return List.of();
        }
        return matrix.cols() == 1 ? cells(rows, matrix) : table(rows, matrix);
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

    private List<String> table(List<Integer> rows, Matrix matrix) {
        int shown = Math.min(matrix.cols(), Math.max(1, (width - COLUMN) / COLUMN));
        List<String> lines = new ArrayList<>();
        StringBuilder header = new StringBuilder(" ".repeat(COLUMN));
        for (int j = 0; j < shown; j++) {
            header.append(String.format(Locale.ROOT, "%" + COLUMN + "s", "column " + j));
        }
        lines.add(header + (shown < matrix.cols() ? " ..." : ""));
        for (int i : rows) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%" + COLUMN + "s", "[" + i + "]"));
            for (int j = 0; j < shown; j++) {
                line.append(' ').append(of(matrix.get(i, j)));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** Returns the row and the column of the element with the largest absolute value. */
    static int[] largestAt(Matrix matrix) {
        int[] at = {0, 0};
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.cols(); j++) {
                if (Math.abs(matrix.get(i, j)) > Math.abs(matrix.get(at[0], at[1]))) {
                    at = new int[] {i, j};
                }
            }
        }
        return at;
    }

    /** Returns the lines of the elements with the largest absolute value, in descending order and without zeros. */
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
