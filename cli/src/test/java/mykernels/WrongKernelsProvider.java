package mykernels;

import java.util.Optional;
import lanewise.kernels.Kernels;
import lanewise.kernels.KernelsProvider;

/** Announces {@link WrongKernels}. */
public final class WrongKernelsProvider implements KernelsProvider {

    @Override
    public String name() {
        return "mine-wrong";
    }

    @Override
    public String description() {
        return "adds up rows from left to right, which is wrong";
    }

    @Override
    public Optional<String> unavailableBecause() {
        return Optional.empty();
    }

    @Override
    public Kernels create() {
        return new WrongKernels();
    }
}
