package lanewise.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lanewise.errors.LanewiseException;
import lanewise.text.CellNumber;
import lanewise.text.Text;

/**
 * The meaning of the columns of a CSV file.
 *
 * @param names names of the columns from the header; empty if there is none
 * @param columns number of columns of every row
 * @param label index of the column of the labels, -1 if there is none
 * @param assumed true if there was neither a name nor an option for the column of the labels
 * @param skipped indices of the columns that are neither label nor pixel
 * @param id index of the skipped column that identifies the examples, -1 if there is none
 */
record CsvLayout(List<String> names, int columns, int label, boolean assumed, Set<Integer> skipped, int id) {

    private static final Set<String> LABELS = Set.of("label", "labels", "class", "target", "y", "digit");

    /** The names that pandas gives to a first column without a name: the numbers of the rows, also if saved twice. */
    private static final Pattern UNNAMED = Pattern.compile("unnamed: 0(\\.\\d+)*");

    /** Names of columns that number the rows. R writes such columns without a name. */
    private static final Set<String> IDS =
            Set.of("id", "imageid", "image_id", "index", "row", "row_id", "rowid", "row_number", "no", "nr");

    /** A row of this many columns or more that counts up from 0 or 1 is a header. */
    private static final int LEAST_COUNTING = 9;

    /** Number of equal names that pandas numbered from which a row is a header. */
    private static final int LEAST_NUMBERED = 3;

    /** A name that may also have another meaning. */
    private static final String WEAK = "y";

    private static final String ID_OPTION = "--id-column";
    private static final String LAST = "last";
    private static final String NONE = "none";

    /**
     * Returns whether the first row names the columns: if a cell names the labels, most cells are not numbers, or the
     * cells count up from 0 or 1, or have the numbers that pandas adds to equal names. One wrong cell in a row of
     * numbers must not make it a header.
     */
    static boolean isHeader(List<String> row) {
        long texts = row.stream().filter(CsvLayout::isText).count();
        return row.stream().anyMatch(name -> LABELS.contains(name(name))) && texts > 0
                || 2 * texts > row.size()
                || counts(row)
                || counts(row.subList(1, row.size())) && !CellNumber.isNumber(row.get(0))
                || numbered(row);
    }

    /**
     * Returns whether a row is a row of whole numbers that pandas read as a header and wrote: {@code 0,0.1,0.2} instead
     * of {@code 0,0,0}.
     */
    private static boolean numbered(List<String> row) {
        Map<String, Integer> equal = new HashMap<>();
        int repeated = 0;
        for (String cell : row) {
            String[] parts = cell.strip().split("\\.", 2);
            int before = equal.merge(parts[0], 1, Integer::sum) - 1;
            if (!parts[0].matches("[0-9]{1,9}")
                    || !(before == 0 ? "" : "" + before).equals(parts.length < 2 ? "" : parts[1])) {
                return false;
            }
            repeated += before > 0 ? 1 : 0;
        }
        return repeated >= LEAST_NUMBERED;
    }

    /**
     * Checks that a file has more than one column.
     *
     * @throws LanewiseException if it has one
     */
    static void checkColumns(String where, List<String> row) {
        if (row.size() == 1) {
            throw new LanewiseException(
                    where,
                    "there is only one column, but an example needs a label and at least one pixel",
                    "separate the columns by commas, semicolons or tabs");
        }
    }

    private static boolean counts(List<String> row) {
        if (row.size() < LEAST_COUNTING) {
            return false;
        }
        int first = row.get(0).strip().equals("0") ? 0 : 1;
        return IntStream.range(0, row.size()).allMatch(i -> row.get(i).strip().equals(Integer.toString(first + i)));
    }

    private static boolean isText(String cell) {
        return !cell.isBlank() && !CellNumber.isNumber(cell);
    }

    private static String name(String cell) {
        return cell.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the layout of a file.
     *
     * @param where the file and the line, for messages
     * @param header the first row if it is a header, else null
     * @param headerLine the file and the line of the header, for messages; null if there is no header
     * @param row the first row that is not a header
     * @throws LanewiseException if there is one column only, or the column of the labels is not clear
     */
    static CsvLayout of(String where, List<String> header, String headerLine, List<String> row, DataOptions options) {
        int columns = row.size();
        List<String> names = header == null ? List.of() : new ArrayList<>(header);
        if (header != null && columns == header.size() + 1) {
            // The header that write.table of R writes: the column of the row names has no name.
            names.add(0, "");
        }
        if (header != null && columns != names.size()) {
            throw new LanewiseException(
                    where,
                    "the row has " + Text.count(columns, "cell") + ", but the header has " + Text.count(header.size()),
                    "give all rows the same number of cells");
        }
        String first = header == null ? where : headerLine;
        Set<Integer> skipped = ids(first, names, columns, options);
        if (header == null && columns > 2 && row.get(columns - 1).isBlank()) {
            // A separator at the end of each row.
            skipped.add(columns - 1);
        }
        // A header of numbers does not name the labels.
        boolean named = names.stream().anyMatch(CsvLayout::isText);
        boolean assumed = !named && options.labelColumn().isEmpty();
        int label = options.labelColumn().isPresent()
                ? labelColumn(first, options.labelColumn().get(), names, columns)
                : named ? namedLabel(first, names) : unnamedLabel(columns, skipped);
        if (skipped.contains(label)) {
            throw new LanewiseException(
                    first, "column " + (label + 1) + " cannot be both label and id", "give two different columns");
        }
        if (columns - skipped.size() - (label < 0 ? 0 : 1) < 1) {
            throw new LanewiseException(first, "no column is left for pixels", "give a file with pixels");
        }
        int id = options.idColumn()
                .map(given -> column(first, ID_OPTION, given, names, columns))
                .orElseGet(() -> namedId(names, skipped));
        return new CsvLayout(List.copyOf(names), columns, label, assumed && label >= 0, Set.copyOf(skipped), id);
    }

    /** Returns the first skipped column with a name, -1 if there is none. A column without a name numbers the rows. */
    private static int namedId(List<String> names, Set<Integer> skipped) {
        return IntStream.range(0, names.size())
                .filter(column -> skipped.contains(column) && !names.get(column).isBlank())
                .findFirst()
                .orElse(-1);
    }

    private static Set<Integer> ids(String where, List<String> names, int columns, DataOptions options) {
        Set<Integer> ids = new TreeSet<>();
        if (options.idColumn().isPresent()) {
            ids.add(column(where, ID_OPTION, options.idColumn().get(), names, columns));
        }
        for (int column = 0; column < names.size(); column++) {
            String name = name(names.get(column));
            if (IDS.contains(name) || name.isEmpty() || UNNAMED.matcher(name).matches()) {
                ids.add(column);
            }
        }
        return ids;
    }

    private static int labelColumn(String where, String given, List<String> names, int columns) {
        return given.equalsIgnoreCase(NONE) ? -1 : column(where, "--label-column", given, names, columns);
    }

    /** Returns the index of a column that is given by its name, its number from 1, or as the last one. */
    private static int column(String where, String option, String given, List<String> names, int columns) {
        for (int column = 0; column < names.size(); column++) {
            if (name(names.get(column)).equals(name(given))) {
                return column;
            }
        }
        if (given.equalsIgnoreCase(LAST)) {
            return columns - 1;
        }
        if (given.matches("[1-9][0-9]{0,8}") && Integer.parseInt(given) <= columns) {
            return Integer.parseInt(given) - 1;
        }
        throw new LanewiseException(
                where,
                option + ": there is no column " + Text.quoted(given) + "; the file has "
                        + Text.count(columns, "column"),
                names.isEmpty()
                        ? "give a number from 1 to " + columns
                        : "give a name from the header, or a number (the first column is 1)");
    }

    private static int namedLabel(String where, List<String> names) {
        List<Integer> found = IntStream.range(0, names.size())
                .filter(column -> LABELS.contains(name(names.get(column))))
                .boxed()
                .collect(Collectors.toCollection(ArrayList::new));
        if (found.size() > 1) {
            // Next to a clearer name, y may be a coordinate.
            found.removeIf(column -> name(names.get(column)).equals(WEAK));
        }
        if (found.size() > 1) {
            throw new LanewiseException(
                    where,
                    "columns " + (found.get(0) + 1) + " and " + (found.get(1) + 1) + " both seem to hold the labels: "
                            + Text.quoted(names.get(found.get(0))) + ", " + Text.quoted(names.get(found.get(1))),
                    "give the right one with --label-column, and the other one with --id-column");
        }
        return found.isEmpty() ? -1 : found.get(0);
    }

    /** Without a header, the first column holds the labels, unless only all columns together are a square image. */
    private static int unnamedLabel(int columns, Set<Integer> skipped) {
        int rest = columns - skipped.size();
        if (squareRoot(rest) > 0 && squareRoot(rest - 1) == 0) {
            return -1;
        }
        return IntStream.range(0, columns)
                .filter(column -> !skipped.contains(column))
                .findFirst()
                .orElse(-1);
    }

    /** Returns the square root if it is a whole number, otherwise 0. */
    static int squareRoot(int number) {
        int root = (int) Math.round(Math.sqrt(number));
        return root * root == number ? root : 0;
    }

    boolean header() {
        return !names.isEmpty();
    }

    boolean labeled() {
        return label >= 0;
    }

    /** Returns the name of the column that identifies the examples; that of Kaggle's competition if it has none. */
    String idName() {
        String name = names.isEmpty() ? "" : names.get(id).strip();
        return name.isEmpty() ? "ImageId" : name;
    }

    /** Returns the number of pixels of an example. */
    int pixels() {
        return columns - skipped.size() - (labeled() ? 1 : 0);
    }

    /** Returns the rows of an image: its side if the number of pixels is a square, otherwise 1. */
    int height() {
        return Math.max(1, squareRoot(pixels()));
    }

    /** Returns the columns of an image. */
    int width() {
        return pixels() / height();
    }

    /** Returns what is unusual about the columns, for the description of the data. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (label > 0) {
            notes.add("labels in column " + described(label));
        }
        if (!skipped.isEmpty()) {
            notes.add("skipped: column "
                    + skipped.stream().sorted().map(this::described).collect(Collectors.joining(", ")));
        }
        return notes;
    }

    private String described(int column) {
        return (column + 1)
                + (header() && !names.get(column).isBlank()
                        ? " (" + Text.quoted(names.get(column).strip()) + ")"
                        : "");
    }
}
