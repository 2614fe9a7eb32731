package lanewise.kernels;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;

/**
 * The properties of a JVM on which the speed of vector code depends.
 *
 * @param version the version of Java, such as 17.0.15
 * @param feature the feature release, such as 17
 * @param vm the name of the virtual machine
 * @param hotSpot true for HotSpot
 * @param jvmci true if a compiler in Java (Graal) replaces C2
 * @param c2 true if the optimizing compiler C2 is in use; without it every vector operation is a method call that
 *     allocates an object
 * @param fma true if the processor has fused multiply-add and the JVM uses it; without it {@link Math#fma} computes
 *     with BigDecimal and is about a thousand times slower
 */
public record JvmFacts(
        String version, int feature, String vm, boolean hotSpot, boolean jvmci, boolean c2, boolean fma) {

    /** The level of tiered compilation at which C2 compiles. */
    private static final int C2_LEVEL = 4;

    /** {@return the properties of this JVM} */
    public static JvmFacts current() {
        String vm = System.getProperty("java.vm.name", "unknown VM");
        String info = System.getProperty("java.vm.info", "").toLowerCase(Locale.ROOT);
        boolean hotSpot = flag("UseFMA").isPresent();
        boolean jvmci = flag("UseJVMCICompiler").map(Boolean::parseBoolean).orElse(false);
        boolean tiered = flag("TieredCompilation").map(Boolean::parseBoolean).orElse(false);
        int stopAt = flag("TieredStopAtLevel").map(Integer::parseInt).orElse(C2_LEVEL);
        boolean c2 = hotSpot
                && !jvmci
                && !info.contains("emulated-client")
                && !info.contains("interpreted")
                && !vm.contains("Client")
                && (!tiered || stopAt >= C2_LEVEL);
        boolean fma = flag("UseFMA").map(Boolean::parseBoolean).orElse(false);
        return new JvmFacts(
                System.getProperty("java.version", "unknown"),
                Runtime.version().feature(),
                vm,
                hotSpot,
                jvmci,
                c2,
                fma);
    }

    /** Returns the value of a HotSpot flag; empty if the flag does not exist or the JVM is not HotSpot. */
    private static Optional<String> flag(String name) {
        try {
            HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return bean == null
                    ? Optional.empty()
                    : Optional.of(bean.getVMOption(name).getValue());
        } catch (LinkageError | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
