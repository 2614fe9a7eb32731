package lanewise.cli.terminal;

/** How many shades of gray a terminal can show. */
public enum Color {
    /** No escape codes for color. */
    NONE,
    /** The 256 colors of xterm, 26 of which are gray. */
    INDEXED,
    /** 24 bits, 256 of which are gray. */
    TRUE
}
