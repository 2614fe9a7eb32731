package lanewise.bench.environment;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** The machine and its operating system at the start of a run. */
public final class Machine {

    private static final double HUNDRED = 100;

    private final Path root;
    private final UnaryOperator<String> variables;
    private final UnaryOperator<String> properties;

    /**
     * Creates a machine from the given sources.
     *
     * @param root the root of the file system
     * @param variables environment variables by name, null for those not set
     * @param properties system properties by name
     */
    Machine(Path root, UnaryOperator<String> variables, UnaryOperator<String> properties) {
        this.root = root;
        this.variables = variables;
        this.properties = properties;
    }

    /**
     * Returns this machine.
     *
     * @return the machine that runs this JVM
     */
    public static Machine current() {
        return new Machine(Path.of("/"), System::getenv, System::getProperty);
    }

    /**
     * Returns the date, {@code cpu} and {@code os} at this moment.
     *
     * @return the facts
     */
    public Facts facts() {
        return new Facts()
                .put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("cpu", cpu())
                .put("os", os());
    }

    /**
     * Returns the name of the processor, or the architecture if it has none.
     *
     * @return a name
     */
    public String model() {
        return CpuInfo.read(root)
                .model()
                .or(() -> Sysctl.read(properties.apply("os.name"), "machdep.cpu.brand_string"))
                .or(() -> Optional.ofNullable(variables.apply("PROCESSOR_IDENTIFIER")))
                .orElse(properties.apply("os.arch"));
    }

    /**
     * Returns facts about the processor. {@code processors} is the number that the JVM may use, which pinning and
     * containers lower; cores are those of the machine.
     */
    private Facts cpu() {
        CpuInfo info = CpuInfo.read(root);
        return new Facts()
                .put("model", model())
                .put("cores", boxed(info.cores()))
                .put("sockets", boxed(info.sockets()))
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("caches", Caches.read(root))
                .put("vectorExtensions", info.vectorExtensions())
                .put("governor", Governor.read(root))
                .put("loadAtStart", load());
    }

    private Facts os() {
        return new Facts()
                .put(
                        "name",
                        TextFile.value(root.resolve("etc/os-release"), "PRETTY_NAME")
                                .orElse(properties.apply("os.name")))
                .put("kernel", properties.apply("os.version"))
                .put("container", Container.read(root, variables));
    }

    /** Returns the mean number of runnable threads in the last minute; empty if the system does not report it. */
    private static Optional<Double> load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load < 0 ? Optional.empty() : Optional.of(Math.round(load * HUNDRED) / HUNDRED);
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
}
