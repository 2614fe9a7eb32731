package lanewise.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * The text of a CSV file and the character that separates its cells. A first line such as {@code sep=;}, which Excel
 * writes and reads, specifies the separator and is skipped. Otherwise, the separator is the most frequent of comma,
 * semicolon, tab and vertical bar in the first line that is not blank, or a space if this line has none of them.
 *
 * @param reader the text after such a line
 * @param separator the separator
 * @param skippedLines number of lines that were skipped: that with the separator, and blank ones before it
 */
record CsvText(Reader reader, char separator, int skippedLines) {

    /** The number of characters of the first line from which the separator is detected. */
    private static final int SNIFFED = 1 << 16;

    private static final String OTHERS = ";\t|";

    static CsvText of(DataFile file) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(file.stream(), StandardCharsets.UTF_8), 2 * SNIFFED);
        String line = firstLine(reader);
        String stripped = line.replace("\"", "").strip();
        if (stripped.matches("(?i)sep=.?.*") && stripped.length() <= 6) {
            int skipped = 1;
            while (reader.readLine().isBlank()) {
                skipped++;
            }
            // In a file whose cells are separated by tabs, strip() removes the separator itself.
            String named =
                    line.replace("\"", "").substring(line.replace("\"", "").indexOf('=') + 1);
            return new CsvText(reader, named.isEmpty() ? ',' : named.charAt(0), skipped);
        }
        return new CsvText(reader, separator(line), 0);
    }

    /** Returns the start of the first line that is not blank, and leaves the reader where it was. */
    private static String firstLine(BufferedReader reader) throws IOException {
        reader.mark(2 * SNIFFED);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < SNIFFED; i++) {
            int c = reader.read();
            boolean end = c < 0 || c == '\n' || c == '\r';
            if (end && (c < 0 || !line.toString().isBlank())) {
                break;
            }
            if (end) {
                line.setLength(0);
            } else {
                line.append((char) c);
            }
        }
        reader.reset();
        return line.toString();
    }

    private static char separator(String line) {
        String unquoted = line.replaceAll("\"[^\"]*\"", "");
        long commas = count(unquoted, ',');
        char best = ',';
        long most = 0;
        for (char other : OTHERS.toCharArray()) {
            if (count(unquoted, other) > most) {
                most = count(unquoted, other);
                best = other;
            }
        }
        // Fewer commas than other separators, or about as many: then these are decimal commas.
        if (most > 0 && commas <= 2 * most) {
            return best;
        }
        boolean spaces = commas == 0
                && line.strip().matches("\\S+( \\S+)+")
                && line.strip().matches("[-+.\\deE\\s\"]+");
        return spaces ? ' ' : ',';
    }

    private static long count(String line, char c) {
        return line.chars().filter(each -> each == c).count();
    }
}
