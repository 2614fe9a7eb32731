package mykernels;

import java.util.Optional;
import lanewise.kernels.Kernels;
import lanewise.kernels.KernelsProvider;

/** Registers {@link MyKernels} by name. */
public final class MyKernelsProvider implements KernelsProvider {

    @Override
    public String name() {
        return "mine";
    }

    @Override
    public String description() {
        return "an example of your own kernels";
    }

    @Override
    public Optional<String> unavailableBecause() {
        return Optional.empty();
    }

    @Override
    public Kernels create() {
        return new MyKernels();
    }
}
