package lanewise.cli.options;

import picocli.CommandLine.Option;

/** The option to replace a file of other origin. */
public final class ForceOption {

    @Option(
            names = "--force",
            description =
                    "Replace existing output files even if this program did not write them, or if they are of another "
                            + "kind. Files that the command reads are never replaced.")
    private boolean force;

    /**
     * Returns whether the option was given.
     *
     * @return true if it was given
     */
    public boolean given() {
        return force;
    }
}
