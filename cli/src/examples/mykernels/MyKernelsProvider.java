package mykernels;

import java.util.Optional;
import lanewise.kernels.Kernels;
import lanewise.kernels.KernelsProvider;

/** Announces {@link MyKernels}. */
public final class MyKernelsProvider implements KernelsProvider {

    @Override
    public String name() {
        return "mine";
    }

    @Override
    public String description() {
        return "products with the terms outermost";
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
