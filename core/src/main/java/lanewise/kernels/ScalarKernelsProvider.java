package lanewise.kernels;

/** Announces {@link ScalarKernels}, which run everywhere. */
public final class ScalarKernelsProvider implements KernelsProvider {

    /** Creates the provider; {@link java.util.ServiceLoader} calls this. */
    public ScalarKernelsProvider() {}

    @Override
    public String name() {
        return "scalar";
    }

    @Override
    public String description() {
        return "plain Java, the definition of every operation";
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
