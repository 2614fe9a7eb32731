package lanewise.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import lanewise.kernels.Matrix;

/** Vectors and matrices in aligned lines, abbreviated where they are long. */
final class MatrixText {

    /** A vector up to this long is shown whole. */
    private static final int WHOLE = 20;

    /** Of a longer one the first so many, and as many of the greatest. */
    private static final int SOME = 5;

    private static final int CELL = 16;
    private static final String INDENT = "    ";

    /** Nearer to 0 a number is written with an exponent. */
    private static final double SMALL = 5e-4;

    private final int width;

    /** @param width of the terminal, in columns */
    MatrixText(int width) {
        this.width = width;
    }

    /** One number, always as wide. */
    static String of(double number) {
        double size = Math.abs(number);
        boolean plain = number == 0 || size >= SMALL && size < 1e4;
        return String.format(Locale.ROOT, plain ? "%10.4f" : "%10.2e", number);
    }

    /** A column: all of it, or its beginning and its greatest. */
    List<String> column(Matrix column) {
        List<Integer> rows = IntStream.range(0, column.rows()).boxed().toList();
        if (rows.size() <= WHOLE) {
            return cells(rows, column);
        }
        List<String> lines = new ArrayList<>(cells(rows.subList(0, SOME), column));
        lines.add(INDENT + "... the greatest of " + String.format(Locale.ROOT, "%,d", rows.size()) + ":");
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

    /** The greatest elements of a matrix by magnitude, the greatest first; none that are 0. */
    List<String> greatest(Matrix matrix) {
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
                        found.isEmpty() ? "" : "; the greatest:"));
        found.forEach(at -> lines.add(INDENT
                + String.format(
                        Locale.ROOT, "%14s%s", "[" + at[0] + ", " + at[1] + "]", of(matrix.get(at[0], at[1])))));
        return lines;
    }
}
