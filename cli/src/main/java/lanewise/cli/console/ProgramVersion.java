package lanewise.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of the program. */
public final class ProgramVersion {

    private ProgramVersion() {}

    /**
     * Returns the version of the program.
     *
     * @return the version, such as 0.1.0
     */
    public static String current() {
        try (InputStream file = ProgramVersion.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
