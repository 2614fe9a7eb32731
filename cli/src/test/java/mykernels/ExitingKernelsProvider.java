package mykernels;

import java.util.Optional;
import lanewise.kernels.Kernels;
import lanewise.kernels.KernelsProvider;

/** Announces {@link ExitingKernels}. */
public final class ExitingKernelsProvider implements KernelsProvider {

    @Override
    public String name() {
        return "mine-exiting";
    }

    @Override
    public String description() {
        return "ends the JVM, which is wrong";
    }

    @Override
    public Optional<String> unavailableBecause() {
        return Optional.empty();
    }

    @Override
    public Kernels create() {
        return new ExitingKernels();
    }
}
