package lanewise.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lanewise.web.PageFile;

/**
 * The statements of {@code Video.java} by the equation in the comment next to them. The build copies the file into the
 * jar, so the lines are those of the file.
 */
final class VideoCode {

    /** The name of the file. */
    static final String FILE = "Video.java";

    /** The loop of the training; other statements have the same equations. */
    private static final String BEGIN = "// Forward propagation.";

    private static final Pattern STATEMENT = Pattern.compile("\\s*(k\\..*;)\\s+// ((\\w+) = .*)");

    /**
     * A line of the file.
     *
     * @param number its number, from 1
     * @param code the statement
     * @param equation the comment next to it
     */
    record Line(int number, String code, String equation) {}

    private final Map<String, Line> lines = new LinkedHashMap<>();

    /** Reads the file. */
    VideoCode() {
        List<String> all = new ArrayList<>(
                new PageFile(VideoCode.class, FILE).text().lines().toList());
        boolean inLoop = false;
        for (int n = 1; n <= all.size(); n++) {
            String text = all.get(n - 1);
            inLoop |= text.strip().equals(BEGIN);
            Matcher statement = STATEMENT.matcher(text);
            if (inLoop && statement.matches()) {
                lines.putIfAbsent(statement.group(3), new Line(n, statement.group(1), statement.group(2)));
            }
        }
    }

    /**
     * Returns the line that computes a matrix.
     *
     * @param result name of the matrix, such as {@code dZ2}
     * @throws IllegalArgumentException if no line computes it
     */
    Line of(String result) {
        Line line = lines.get(result);
        if (line == null) {
            throw new IllegalArgumentException(FILE + " has no line for " + result);
        }
        return line;
    }
}
