package lanewise.simd;

import java.util.List;
import java.util.Optional;
import lanewise.kernels.JvmFacts;
import lanewise.kernels.Kernels;
import lanewise.kernels.KernelsProvider;
import lanewise.simd.lanes.LaneProperties;
import lanewise.simd.lanes.Lanes;

/** Registers {@link VectorKernels}, and returns the reason on a JVM where they cannot run or would be slow. */
public final class VectorKernelsProvider implements KernelsProvider {

    /** Creates the provider. {@link java.util.ServiceLoader} calls this constructor. */
    public VectorKernelsProvider() {}

    private static final String MODULE = "jdk.incubator.vector";

    /**
     * The first JDK in which Graal compiles the Vector API well. In older ones vector code is several times slower than
     * scalar code.
     */
    private static final int FIRST_JDK_WITH_GRAAL_SUPPORT = 25;

    @Override
    public String name() {
        return "vector";
    }

    @Override
    public String description() {
        return "Java Vector API";
    }

    @Override
    public Optional<String> unavailableBecause() {
        // In this order, no class of the incubator module is linked unless the first check finds the module.
        return unavailableBecause(modulePresent(), JvmFacts.current())
                .or(LaneProperties::problem)
                .or(() -> Lanes.COUNT == 0 ? Optional.of(Lanes.UNAVAILABLE_BECAUSE) : Optional.empty());
    }

    static Optional<String> unavailableBecause(boolean modulePresent, JvmFacts jvm) {
        if (!modulePresent) {
            return Optional.of("the module " + MODULE + " is not enabled; add --add-modules " + MODULE);
        }
        if (!jvm.diagnostics()) {
            return Optional.of("the module " + JvmFacts.DIAGNOSTICS_MODULE
                    + " is missing; Lanewise uses it to find out whether the"
                    + " JVM compiles vector code; add --add-modules " + JvmFacts.DIAGNOSTICS_MODULE);
        }
        if (!jvm.hotSpot()) {
            return Optional.of(
                    "vector code is not tested on the JVM '" + jvm.vm() + "'; use a JDK with the HotSpot JVM");
        }
        if (jvm.jvmci() && jvm.feature() < FIRST_JDK_WITH_GRAAL_SUPPORT) {
            return Optional.of("the Graal compiler of this JDK does not support vector code; use JDK "
                    + FIRST_JDK_WITH_GRAAL_SUPPORT + " or later, or -XX:-UseJVMCICompiler");
        }
        if (!jvm.c2() && !jvm.jvmci()) {
            return Optional.of(
                    "the optimizing compiler C2 is disabled; remove -Xint, -client and -XX:TieredStopAtLevel");
        }
        if (!jvm.fma()) {
            return Optional.of(jvm.fmaSwitch()
                    .map(option -> option + " switches fused multiply-add off; remove it")
                    .orElse("the processor has no fused multiply-add"));
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> invalidConfiguration() {
        return LaneProperties.problem();
    }

    @Override
    public List<String> remarks() {
        return Lanes.HALVES
                ? List.of("this processor executes vectors of 16 floats as two halves, so 8 lanes are used")
                : List.of();
    }

    private static boolean modulePresent() {
        Module here = VectorKernelsProvider.class.getModule();
        return here.getLayer() == null
                ? ModuleLayer.boot().findModule(MODULE).isPresent()
                : here.getLayer().findModule(MODULE).filter(here::canRead).isPresent();
    }

    @Override
    public Kernels create() {
        return new VectorKernels();
    }

    @Override
    public int rank() {
        return 100;
    }
}
