package lanewise.benchmarks.render;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lanewise.benchmarks.comparison.Row;

/**
 * A table in no particular format; its text is as it came.
 *
 * @param headings of the columns
 * @param groups one or more
 * @param notes what numbers in brackets in the cells stand for, from 1
 */
record Table(List<String> headings, List<Group> groups, List<String> notes) {

    /** A table without groups. */
    static Table of(List<String> headings, List<Line> lines) {
        return new Table(headings, List.of(new Group("", lines)), List.of());
    }

    /** The notes with their numbers. */
    List<String> numberedNotes() {
        return IntStream.range(0, notes.size())
                .mapToObj(i -> "(" + (i + 1) + ") " + notes.get(i))
                .toList();
    }

    /**
     * Lines that belong together.
     *
     * @param heading empty for none
     */
    record Group(String heading, List<Line> lines) {}

    /**
     * A line.
     *
     * @param cells by column
     * @param row what it shows, if it is one of a comparison
     */
    record Line(List<Cell> cells, Optional<Row> row) {
        static Line of(List<Cell> cells) {
            return new Line(cells, Optional.empty());
        }
    }

    /** What a cell is, for those formats that can show it. */
    enum Kind {
        TEXT,
        NUMBER,
        BETTER,
        WORSE,
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
