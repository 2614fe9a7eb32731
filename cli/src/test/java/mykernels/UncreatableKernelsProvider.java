package mykernels;

import lanewise.kernels.Kernels;
import lanewise.kernels.KernelsProvider;

/** A provider whose kernels cannot be created. */
public final class UncreatableKernelsProvider implements KernelsProvider {

    @Override
    public String name() {
        return "uncreatable";
    }

    @Override
    public String description() {
        return "for a test";
    }

    @Override
    public Kernels create() {
        throw new Error("planted");
    }
}
