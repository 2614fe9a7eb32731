package lanewise.kernels;

import java.util.Locale;

/** The rule for the names of kernels: {@link KernelsProvider#name} and {@link Kernels#name}. */
public final class KernelsName {

    /** The name that selects the best implementation that can run. No kernels have it. */
    public static final String AUTO = "auto";

    /** The rule in words, for messages. */
    public static final String RULE =
            "a name is lower case, has no spaces, does not begin with a hyphen, and is not '" + AUTO + "'";

    private KernelsName() {}

    /**
     * Returns whether kernels may have a name.
     *
     * @param name any text
     * @return true if it is not empty, lower case, printable, without spaces, not {@value #AUTO}, and does not begin
     *     with a hyphen
     */
    public static boolean isValid(String name) {
        return !name.isEmpty()
                && !name.equals(AUTO)
                && !name.startsWith("-")
                && name.equals(name.toLowerCase(Locale.ROOT))
                && name.codePoints()
                        .noneMatch(c -> Character.isWhitespace(c)
                                || Character.isSpaceChar(c)
                                || Character.isISOControl(c)
                                || Character.getType(c) == Character.FORMAT);
    }
}
