package lanewise.cli.terminal;

/** How many shades of grey a terminal can show. */
public enum Colour {
    /** No escape codes for colour. */
    NONE,
    /** The 256 colours of xterm, 26 of which are grey. */
    INDEXED,
    /** 24 bits, 256 of which are grey. */
    TRUE
}
