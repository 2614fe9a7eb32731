package lanewise.benchmarks.render;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lanewise.benchmarks.comparison.Judgment;

/**
 * A table, independent of the output format. Its text is not escaped.
 *
 * @param headings headings of the columns
 * @param groups one or more groups of lines
 * @param notes notes, to which numbers in brackets in the cells refer, counted from 1
 */
record Table(List<String> headings, List<Group> groups, List<String> notes) {

    /** Returns a table with one group. */
    static Table of(List<String> headings, List<Line> lines) {
        return new Table(headings, List.of(new Group("", lines)), List.of());
    }

    /** Returns the notes with their numbers. */
    List<String> numberedNotes() {
        return IntStream.range(0, notes.size())
                .mapToObj(i -> "(" + (i + 1) + ") " + notes.get(i))
                .toList();
    }

    /**
     * Lines that belong together.
     *
     * @param heading heading, empty for none
     * @param lines the lines
     */
    record Group(String heading, List<Line> lines) {}

    /**
     * A line.
     *
     * @param cells cells by column
     * @param judgments the ratios that it shows, by side
     */
    record Line(List<Cell> cells, List<Optional<Judgment>> judgments) {
        static Line of(List<Cell> cells) {
            return new Line(cells, List.of());
        }
    }

    /** The kind of a cell, for formats that can show it. */
    enum Kind {
        TEXT,
        NUMBER,
        BETTER,
        WORSE,
        CHANGED,
        QUIET,
        DIFFERENT
    }

    /** A cell. */
    record Cell(String text, Kind kind) {
        static Cell text(String text) {
            return new Cell(text, Kind.TEXT);
        }

        static Cell number(String text) {
            return new Cell(text, Kind.NUMBER);
        }
    }
}
