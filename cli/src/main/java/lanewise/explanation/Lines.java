package lanewise.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects lines of text, and breaks long ones between words. */
final class Lines {

    /** The start of lines that belong to an equation. */
    static final String INDENT = "    ";

    private final int width;
    private final List<String> lines = new ArrayList<>();

    /**
     * Creates an empty collection.
     *
     * @param width maximum length of a line, exceeded only by a single longer word
     */
    Lines(int width) {
        this.width = width;
    }

    /** Adds an empty line and a heading. */
    void heading(String text) {
        lines.add("");
        lines.add(text);
    }

    /**
     * Adds an empty line, an equation, the shape of its result, and a remark, in lines of their own if they are long.
     */
    void equation(String equation, String shape, String remark) {
        lines.add("");
        String start = String.format(Locale.ROOT, "%-32s %-12s", equation, shape);
        if (start.length() + 1 + remark.length() <= width) {
            lines.add((start + " " + remark).stripTrailing());
        } else {
            lines.add(start.stripTrailing());
            text(remark);
        }
    }

    /** Adds text, indented. */
    void text(String text) {
        wrap(INDENT, text);
    }

    /** Adds text that is not indented. */
    void plain(String text) {
        wrap("", text);
    }

    private void wrap(String indent, String text) {
        StringBuilder line = new StringBuilder(indent);
        int start = indent.length();
        for (String word : text.split(" ")) {
            if (line.length() > start && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(indent + INDENT);
                start = line.length();
            }
            line.append(line.length() > start ? " " : "").append(word);
        }
        lines.add(line.toString());
    }

    /** Adds lines as they are. */
    void addAll(List<String> more) {
        lines.addAll(more);
    }

    /** Returns all lines. */
    List<String> all() {
        return lines;
    }
}
