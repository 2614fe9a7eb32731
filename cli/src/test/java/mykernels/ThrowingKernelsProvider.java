package mykernels;

import java.util.Optional;
import lanewise.kernels.Kernels;
import lanewise.kernels.KernelsProvider;

/** Announces {@link ThrowingKernels}. */
public final class ThrowingKernelsProvider implements KernelsProvider {

    @Override
    public String name() {
        return "mine-throwing";
    }

    @Override
    public String description() {
        return "throws in a part of an operation";
    }

    @Override
    public Optional<String> unavailableBecause() {
        return Optional.empty();
    }

    @Override
    public Kernels create() {
        return new ThrowingKernels();
    }
}
