package lanewise.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
final class Text {

    private static final String NOTHING = "-";
    private static final int GAP = 2;

    private Text() {}

    /** 41000 as {@code 41,000}. */
    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** A number and what it counts: {@code 1 thread}, {@code 2 threads}. */
    static String count(long n, String singular) {
        return count(n) + " " + singular + (n == 1 ? "" : "s");
    }

    /** A share of 1 as {@code 84.61%}; a dash if there is none. */
    static String percent(double share) {
        return Double.isNaN(share) ? NOTHING : String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }

    /** A loss as {@code 0.5121}, a large one as {@code 1.23e+05}; a dash if there is none. */
    static String loss(double loss) {
        return Double.isNaN(loss) ? NOTHING : String.format(Locale.ROOT, loss < 1000 ? "%.4f" : "%.2e", loss);
    }

    /** A time in milliseconds or seconds, to three digits or so. */
    static String seconds(double seconds) {
        double ms = 1000 * seconds;
        String format = ms < 10 ? "%.2f ms" : ms < 100 ? "%.1f ms" : ms < 1000 ? "%.0f ms" : "%.2f s";
        return String.format(Locale.ROOT, format, ms < 1000 ? ms : seconds);
    }

    /** A number rounded to three digits, such as {@code 5,180,000}. */
    static String about(double n) {
        double unit = Math.pow(10, Math.max(0, Math.floor(Math.log10(Math.max(n, 1))) - 2));
        return count(Math.round(n / unit) * (long) unit);
    }

    /**
     * Pieces one after another, broken into lines where they would grow too long; further lines are as far to the right as
     * the first piece.
     *
     * @param start of the first line
     * @param separator between pieces; one that ends in a space loses it at the end of a line
     * @param width of a line, unless a single piece takes more
     */
    static List<String> wrapped(String start, List<String> pieces, String separator, int width) {
        List<String> lines = new ArrayList<>();
        String line = start;
        for (int i = 0; i < pieces.size(); i++) {
            String piece = pieces.get(i) + (i == pieces.size() - 1 ? "" : separator);
            if (line.length() > start.length() && (line + piece.stripTrailing()).length() > width) {
                lines.add(line.stripTrailing());
                line = " ".repeat(start.length());
            }
            line += piece;
        }
        lines.add(line.stripTrailing());
        return lines;
    }

    /** Rows as lines, each column as wide as its widest cell. */
    static List<String> table(List<List<String>> rows) {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width =
                        rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(0);
                line.append(String.format(Locale.ROOT, "%-" + (width + GAP) + "s", row.get(column)));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
