package lanewise.cli.terminal;

/** The colors of a terminal. */
public enum Color {
    /** No escape codes for color. */
    NONE,
    /** The 256 colors of xterm, of which 26 are shades of gray. */
    INDEXED,
    /** 24-bit colors, of which 256 are shades of gray. */
    TRUE
}
