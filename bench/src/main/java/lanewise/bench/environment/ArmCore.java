package lanewise.bench.environment;

import java.util.Map;

/**
 * Names of ARM cores by the numbers in their identification register (MIDR_EL1), from the technical reference
 * manuals.
 */
final class ArmCore {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("0x41 0xd03", "ARM Cortex-A53"),
            Map.entry("0x41 0xd07", "ARM Cortex-A57"),
            Map.entry("0x41 0xd08", "ARM Cortex-A72"),
            Map.entry("0x41 0xd0b", "ARM Cortex-A76"),
            Map.entry("0x41 0xd0c", "ARM Neoverse N1"),
            Map.entry("0x41 0xd40", "ARM Neoverse V1"),
            Map.entry("0x41 0xd49", "ARM Neoverse N2"),
            Map.entry("0x41 0xd4f", "ARM Neoverse V2"),
            Map.entry("0xc0 0xac3", "Ampere-1"));

    private ArmCore() {}

    /** Returns the name, or the numbers if it is unknown. */
    static String name(String implementer, String part) {
        String numbers = implementer + " " + part;
        return NAMES.getOrDefault(numbers, "ARM implementer " + implementer + " part " + part);
    }
}
