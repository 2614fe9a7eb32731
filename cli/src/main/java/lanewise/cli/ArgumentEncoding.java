package lanewise.cli;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import lanewise.text.Text;

/**
 * The encoding by which Java decodes arguments and file names: that of the locale. In the locale C it is ASCII, and the
 * names of most files in other scripts are lost before the program starts.
 *
 * @param name the name of the encoding
 */
record ArgumentEncoding(String name) {

    private static final int LONGEST_QUOTE = 60;
    private static final String REPLACEMENT = "\uFFFD";

    /** Returns the encoding of this process. */
    static ArgumentEncoding ofProcess() {
        return new ArgumentEncoding(System.getProperty("sun.jnu.encoding", "UTF-8"));
    }

    /** Returns a message about the first argument that the encoding cannot represent; empty if it can represent all. */
    Optional<String> problem(String... args) {
        if (Charset.isSupported(name) && Charset.forName(name).name().startsWith("UTF")) {
            return Optional.empty();
        }
        return Arrays.stream(args)
                .filter(arg -> arg.contains(REPLACEMENT))
                .findFirst()
                .map(arg -> "the argument " + Text.quoted(arg, LONGEST_QUOTE)
                        + " has characters that the locale (" + name
                        + ") cannot represent; set the environment variable LC_ALL=C.UTF-8");
    }
}
