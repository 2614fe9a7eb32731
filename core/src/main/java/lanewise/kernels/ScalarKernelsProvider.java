package lanewise.kernels;

/** Registers {@link ScalarKernels}, which run on every JVM. */
public final class ScalarKernelsProvider implements KernelsProvider {

    /** Creates the provider. {@link java.util.ServiceLoader} calls this constructor. */
    public ScalarKernelsProvider() {}

    @Override
    public String name() {
        return ScalarKernels.NAME;
    }

    @Override
    public String description() {
        return "plain Java, the reference implementation";
    }

    @Override
    public Kernels create() {
        return new ScalarKernels();
    }

    @Override
    public int rank() {
        return 0;
    }
}
