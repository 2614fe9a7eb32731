package lanewise.kernels;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;

/**
 * What decides whether vector code is fast in this JVM.
 *
 * @param version the version of Java, such as 17.0.15
 * @param feature its first number, such as 17
 * @param vm name of the virtual machine
 * @param hotSpot true for HotSpot
 * @param jvmci true if a compiler in Java (Graal) replaces C2
 * @param c2 true if the optimizing compiler C2 is at work: without it every vector operation is a method call that
 *     allocates
 * @param fma true if the processor has fused multiply-add and the JVM uses it: without it {@link Math#fma} goes through
 *     BigDecimal, a thousand times slower
 */
public record JvmFacts(
        String version, int feature, String vm, boolean hotSpot, boolean jvmci, boolean c2, boolean fma) {

    /** C2 compiles at this level of tiered compilation. */
    private static final int C2_LEVEL = 4;

    /** The facts of this JVM. */
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

    /** A flag of HotSpot; empty where there is no such flag, or no HotSpot. */
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
