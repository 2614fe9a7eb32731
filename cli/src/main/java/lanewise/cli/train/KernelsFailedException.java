package lanewise.cli.train;

/** Training failed in the middle; the message is one line that names the kernels and what they threw. */
public final class KernelsFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KernelsFailedException(String kernels, Throwable cause) {
        super(
                "training with the kernels '" + kernels + "' failed: "
                        + cause.toString().lines().findFirst().orElse("")
                        + "; --stacktrace shows where, kernels verify --kernels " + kernels + " tries every operation",
                cause);
    }
}
