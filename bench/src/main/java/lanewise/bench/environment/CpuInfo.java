package lanewise.bench.environment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads /proc/cpuinfo of Linux: a block of {@code key : value} lines per processor, with different keys on other
 * architectures.
 */
final class CpuInfo {

    /** Matches instruction sets for vectors by their names in Linux on x86 and ARM. */
    private static final Pattern VECTOR =
            Pattern.compile("(s?sse|avx|fma|f16c|amx|neon|asimd|sve|sme(?!p)|i8mm|bf16|vsx|vx).*");

    private final List<Map<String, String>> processors = new ArrayList<>();

    /** Lines outside the blocks: on ARM the board, on s390 the vendor. */
    private final Map<String, String> common = new LinkedHashMap<>();

    private CpuInfo(List<String> lines) {
        Map<String, String> block = common;
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                block = common;
                continue;
            }
            String key = line.substring(0, colon).strip();
            String value = line.substring(colon + 1).strip();
            if (key.equals("processor") && value.matches("\\d+")) {
                block = new LinkedHashMap<>();
                processors.add(block);
            }
            block.put(key, value);
        }
    }

    /**
     * Reads the file.
     *
     * @param root the root of the file system
     */
    static CpuInfo read(Path root) {
        return new CpuInfo(TextFile.lines(root.resolve("proc/cpuinfo")));
    }

    /** Returns the marketing name of the processor, or the name of the core on ARM, which has none. */
    Optional<String> model() {
        return first("model name")
                .or(() -> first("cpu model"))
                .or(() ->
                        first("CPU implementer").flatMap(i -> first("CPU part").map(part -> ArmCore.name(i, part))))
                .map(name -> name.replaceAll("[\\s\\p{Cntrl}]+", " ").strip());
    }

    /**
     * Returns the number of physical cores: distinct pairs of socket and core, or the processors if these have no
     * numbers.
     */
    OptionalInt cores() {
        return count(distinct("physical id", "core id"), processors.size());
    }

    /** Returns the number of sockets; empty if they have no numbers. */
    OptionalInt sockets() {
        return count(distinct("physical id"), 0);
    }

    /**
     * Returns the instruction sets for vectors that every processor has, by their names in Linux and in its order.
     */
    List<String> vectorExtensions() {
        String flags = first("flags").or(() -> first("Features")).orElse("");
        return Pattern.compile("\\s+")
                .splitAsStream(flags.toLowerCase(Locale.ROOT))
                .filter(flag -> VECTOR.matcher(flag).matches())
                .toList();
    }

    private static OptionalInt count(Set<List<String>> distinct, int otherwise) {
        int count = distinct.isEmpty() ? otherwise : distinct.size();
        return count == 0 ? OptionalInt.empty() : OptionalInt.of(count);
    }

    private Set<List<String>> distinct(String... keys) {
        return processors.stream()
                .filter(processor -> processor.keySet().containsAll(List.of(keys)))
                .map(processor -> List.of(keys).stream().map(processor::get).toList())
                .collect(Collectors.toSet());
    }

    private Optional<String> first(String key) {
        return processors.stream()
                .map(processor -> processor.get(key))
                .filter(value -> value != null && !value.isEmpty())
                .findFirst()
                .or(() -> Optional.ofNullable(common.get(key)).filter(value -> !value.isEmpty()));
    }
}
