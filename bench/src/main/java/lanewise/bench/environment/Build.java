package lanewise.bench.environment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Reads the commit from which the code was built, which the build writes to a file next to this class. */
final class Build {

    private static final String FILE = "git.properties";

    private Build() {}

    /** Returns {@code commit} and {@code clean}; empty if the code was built without a repository. */
    static Facts git() {
        Properties properties = new Properties();
        try (InputStream file = Build.class.getResourceAsStream(FILE)) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the jar is damaged: " + FILE, e);
        }
        return git(properties);
    }

    /**
     * Returns the facts in the properties that the build plugin writes. {@code clean} is false if a file that Git
     * tracks differed from the commit. Untracked files, for example reports, are ignored as in {@code git describe
     * --dirty}.
     */
    static Facts git(Properties properties) {
        String commit = properties.getProperty("git.commit.id.full");
        String dirty = properties.getProperty("git.dirty");
        Facts facts = new Facts();
        if (commit != null && commit.matches("[0-9a-f]{40}|[0-9a-f]{64}")) {
            facts.put("commit", commit);
            if ("true".equals(dirty) || "false".equals(dirty)) {
                facts.put("clean", dirty.equals("false"));
            }
        }
        return facts;
    }
}
