package lanewise.kernels;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;

/**
 * The properties of a JVM on which the speed of vector code depends.
 *
 * @param version the version of Java, such as 17.0.15
 * @param feature the feature release, such as 17
 * @param vm the name of the virtual machine
 * @param diagnostics true if the flags of the JVM can be read; false without the module {@code jdk.management}, in
 *     which case the facts below are unknown
 * @param hotSpot true for HotSpot
 * @param jvmci true if a compiler in Java (Graal) replaces C2
 * @param c2 true if the optimizing compiler C2 is in use; without it every vector operation is a method call that
 *     allocates an object
 * @param fma true if the processor has fused multiply-add and the JVM uses it; without it {@link Math#fma} computes
 *     with BigDecimal, a hundred times slower
 * @param fmaSwitch the option that switched fused multiply-add off, empty if no option did
 */
public record JvmFacts(
        String version,
        int feature,
        String vm,
        boolean diagnostics,
        boolean hotSpot,
        boolean jvmci,
        boolean c2,
        boolean fma,
        Optional<String> fmaSwitch) {

    /** The module with the class that reads the flags of HotSpot. */
    public static final String DIAGNOSTICS_MODULE = "jdk.management";

    /** The level of tiered compilation at which C2 compiles. */
    private static final int C2_LEVEL = 4;

    /** {@return the properties of this JVM} */
    public static JvmFacts current() {
        String vm = System.getProperty("java.vm.name", "unknown VM");
        String info = System.getProperty("java.vm.info", "").toLowerCase(Locale.ROOT);
        boolean hotSpot = flag("UseFMA").isPresent();
        boolean jvmci = isOn("UseJVMCICompiler");
        boolean tiered = isOn("TieredCompilation");
        int stopAt = flag("TieredStopAtLevel")
                .map(flag -> Integer.parseInt(flag.value()))
                .orElse(C2_LEVEL);
        boolean c2 = hotSpot
                && !jvmci
                && !info.contains("emulated-client")
                && !info.contains("interpreted")
                && !vm.contains("Client")
                && (!tiered || stopAt >= C2_LEVEL);
        boolean fma = isOn("UseFMA");
        return new JvmFacts(
                System.getProperty("java.version", "unknown"),
                Runtime.version().feature(),
                vm,
                flagsReadable(),
                hotSpot,
                jvmci,
                c2,
                fma,
                fma ? Optional.empty() : optionThatHidesFma());
    }

    private static Optional<String> optionThatHidesFma() {
        Optional<String> avx = flag("UseAVX")
                .filter(flag -> flag.given() && flag.value().equals("0"))
                .map(flag -> "-XX:UseAVX=0");
        return avx.or(() -> flag("UseFMA").filter(Flag::given).map(flag -> "-XX:-UseFMA"));
    }

    private static boolean isOn(String name) {
        return flag(name).map(flag -> Boolean.parseBoolean(flag.value())).orElse(false);
    }

    private static boolean flagsReadable() {
        try {
            return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class) != null
                    || !System.getProperty("java.vm.name", "").contains("OpenJDK");
        } catch (LinkageError | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * A flag of HotSpot. A lambda over {@link VMOption} itself could not be linked without its module.
     *
     * @param value the value
     * @param given true if the user set it, and not the JVM
     */
    private record Flag(String value, boolean given) {}

    /** Returns a flag of HotSpot; empty if there is no such flag, or no HotSpot. */
    private static Optional<Flag> flag(String name) {
        try {
            HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            if (bean == null) {
                return Optional.empty();
            }
            VMOption option = bean.getVMOption(name);
            VMOption.Origin origin = option.getOrigin();
            return Optional.of(new Flag(
                    option.getValue(), origin != VMOption.Origin.DEFAULT && origin != VMOption.Origin.ERGONOMIC));
        } catch (LinkageError | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
