package lanewise.kernels.lookup;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import lanewise.kernels.Kernels;
import lanewise.kernels.KernelsProvider;
import lanewise.kernels.ScalarKernelsProvider;
import lanewise.kernels.parallel.ParallelKernels;

/**
 * Finds the implementations of {@link Kernels} on the class path and the module path, and opens one by name.
 *
 * <pre>
 *   try (ParallelKernels k = KernelsLookup.open(KernelsLookup.configured(), ParallelKernels.processors())) { ... }
 * </pre>
 *
 * <p>The name {@value #AUTO} selects the implementation of the highest {@linkplain KernelsProvider#rank() rank} that
 * can run.
 */
public final class KernelsLookup {

    /** The system property that holds the name of the kernels to use, or {@code auto}. */
    public static final String PROPERTY = "lanewise.kernels";

    /** The environment variable that holds the name of the kernels to use, or {@code auto}. */
    public static final String VARIABLE = "LANEWISE_KERNELS";

    /** The name that selects the best implementation that can run. */
    public static final String AUTO = "auto";

    /** The search skips providers that cannot be loaded, and ends after this many of them. */
    private static final int MAXIMUM_FAILURES = 16;

    private static final System.Logger LOG = System.getLogger(KernelsLookup.class.getName());

    private final List<Found> found;
    private final List<String> broken;

    /**
     * An implementation that was found.
     *
     * @param provider its provider
     * @param origin the jar, folder or module that contains it
     * @param unavailableBecause why it cannot run in this JVM; empty if it can
     */
    public record Found(KernelsProvider provider, String origin, Optional<String> unavailableBecause) {

        /** {@return the name of the kernels, in lower case} */
        public String name() {
            return provider.name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The implementation that was selected.
     *
     * @param kernels the kernels, ready to use; close them to end their threads
     * @param because why kernels of a higher rank were not selected; empty if there are none or the kernels were
     *     selected by name
     */
    public record Choice(ParallelKernels kernels, Optional<String> because) {}

    /** Kernels as their provider created them, and why kernels of a higher rank were not selected. */
    private record Created(Kernels kernels, Optional<String> because) {}

    private KernelsLookup(List<Found> found, List<String> broken) {
        this.found = found;
        this.broken = broken;
    }

    /**
     * Searches with {@link #defaults()} and opens the kernels of a name with {@link #choose(String, int)}.
     *
     * @param name a name in any case, or {@value #AUTO}
     * @param threads number of threads that share an operation, 1 or more
     * @return the kernels, ready to use; close them to end their threads
     * @throws KernelsUnavailableException if no kernels have the name, or they cannot run in this JVM
     * @throws IllegalArgumentException if threads is below 1
     */
    public static ParallelKernels open(String name, int threads) {
        return defaults().choose(name, threads).kernels();
    }

    /**
     * Searches with the context class loader of the thread, or with the class loader of this class if there is none.
     *
     * @return all implementations
     */
    public static KernelsLookup defaults() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? KernelsLookup.class.getClassLoader() : context;
        return among(ServiceLoader.load(KernelsProvider.class, loader).iterator());
    }

    /**
     * Collects the given providers. If the iterator throws for a broken provider, it is called again for the next one.
     */
    static KernelsLookup among(Iterator<KernelsProvider> providers) {
        List<Found> found = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        while (broken.size() < MAXIMUM_FAILURES) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                KernelsProvider provider = providers.next();
                found.add(new Found(provider, origin(provider), provider.unavailableBecause()));
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, () -> "cannot load a provider of kernels: " + e);
                broken.add(e.toString());
            }
        }
        if (found.stream().noneMatch(f -> f.name().equals("scalar"))) {
            found.add(new Found(new ScalarKernelsProvider(), "lanewise.core", Optional.empty()));
        }
        found.sort(Comparator.comparingInt((Found f) -> -f.provider().rank()).thenComparing(Found::name));
        return new KernelsLookup(List.copyOf(found), List.copyOf(broken));
    }

    /** {@return all implementations in the order in which {@code auto} tries them} */
    public List<Found> found() {
        return found;
    }

    /** {@return the problems of providers that could not be loaded, one line each} */
    public List<String> broken() {
        return broken;
    }

    /**
     * Returns the name of the kernels that the user configured.
     *
     * @return the value of the system property {@value #PROPERTY} if it is set, else the value of the environment
     *     variable {@value #VARIABLE} if it is set, else {@value #AUTO}
     */
    public static String configured() {
        String property = System.getProperty(PROPERTY);
        String variable = System.getenv(VARIABLE);
        return property != null ? property : variable != null ? variable : AUTO;
    }

    /**
     * Opens the kernels of a name to run on the caller's thread.
     *
     * @param name a name in any case, or {@value #AUTO}
     * @return the kernels, ready to use, and why they were selected
     * @throws KernelsUnavailableException if no kernels have the name, or they cannot run in this JVM
     */
    public Choice choose(String name) {
        return choose(name, 1);
    }

    /**
     * Opens the kernels of a name.
     *
     * @param name a name in any case, or {@value #AUTO}
     * @param threads number of threads that share an operation, 1 or more; {@link ParallelKernels#processors()} is one
     *     per processor
     * @return the kernels, ready to use, and why they were selected
     * @throws KernelsUnavailableException if no kernels have the name, or they cannot run in this JVM
     * @throws IllegalArgumentException if threads is below 1
     */
    public Choice choose(String name, int threads) {
        Created created = createByName(name);
        LOG.log(
                System.Logger.Level.DEBUG,
                () -> "kernels " + created.kernels().name() + " ("
                        + created.kernels().lanes() + " lanes)"
                        + created.because().map(b -> ", because " + b).orElse(""));
        return new Choice(new ParallelKernels(created.kernels(), threads), created.because());
    }

    /**
     * Creates the kernels of a name without argument checks and threads, as their provider returns them. They are meant
     * for conformance checks and comparisons; use {@link #choose(String, int)} for everything else.
     *
     * @param name a name in any case, or {@value #AUTO}
     * @return the kernels
     * @throws KernelsUnavailableException if no kernels have the name, or they cannot run in this JVM
     */
    public Kernels create(String name) {
        return createByName(name).kernels();
    }

    private Created createByName(String name) {
        String lowerCase = name.strip().toLowerCase(Locale.ROOT);
        return lowerCase.equals(AUTO) ? best() : named(lowerCase);
    }

    private Created best() {
        List<String> reasons = new ArrayList<>();
        for (Found candidate : found) {
            if (candidate.provider().rank() < 0) {
                continue;
            }
            Optional<String> reason = candidate.unavailableBecause();
            if (reason.isEmpty()) {
                try {
                    Kernels kernels = candidate.provider().create();
                    return new Created(kernels, reasons.stream().findFirst());
                } catch (LinkageError | RuntimeException e) {
                    reason = Optional.of(e.toString());
                }
            }
            reasons.add(reason.get());
        }
        throw new KernelsUnavailableException("no kernels can run in this JVM: " + String.join("; ", reasons));
    }

    private Created named(String name) {
        Found candidate = found.stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new KernelsUnavailableException("unknown kernels '" + name + "'; choose one of "
                        + AUTO + ", " + found.stream().map(Found::name).collect(Collectors.joining(", "))));
        candidate.unavailableBecause().ifPresent(reason -> {
            throw new KernelsUnavailableException("kernels '" + name + "' cannot run here: " + reason);
        });
        try {
            return new Created(candidate.provider().create(), Optional.empty());
        } catch (LinkageError | RuntimeException e) {
            throw new KernelsUnavailableException("kernels '" + name + "' cannot be created: " + e, e);
        }
    }

    private static String origin(KernelsProvider provider) {
        Class<?> type = provider.getClass();
        if (type.getModule().isNamed()) {
            return "module " + type.getModule().getName();
        }
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return "class path";
        }
        try {
            Path path = Path.of(URI.create(source.getLocation().toString()));
            return path.getFileName() == null
                    ? path.toString()
                    : path.getFileName().toString();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return source.getLocation().toString();
        }
    }
}
