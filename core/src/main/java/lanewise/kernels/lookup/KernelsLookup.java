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
import java.util.stream.Stream;
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

    /** System property with the name of the kernels to use, or {@code auto}. */
    public static final String PROPERTY = "lanewise.kernels";

    /** Environment variable with the name of the kernels to use, or {@code auto}. */
    public static final String VARIABLE = "LANEWISE_KERNELS";

    /** The name that selects the best implementation that can run. */
    public static final String AUTO = "auto";

    /** A jar with several broken entries is passed over entry by entry; the search ends after this many failures. */
    private static final int MAXIMUM_FAILURES = 16;

    private static final System.Logger LOG = System.getLogger(KernelsLookup.class.getName());

    private final List<Found> found;
    private final List<String> broken;

    /**
     * An implementation that was found.
     *
     * @param provider its provider
     * @param origin the jar, folder or module that it comes from
     * @param unavailableBecause why it cannot run here, empty if it can
     */
    public record Found(KernelsProvider provider, String origin, Optional<String> unavailableBecause) {

        /** {@return the name of the kernels, lower case} */
        public String name() {
            return provider.name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The implementation that was selected.
     *
     * @param kernels the kernels, ready to use; close them to end their threads
     * @param because why these kernels and not better ones; empty if they are the best or were selected by name
     */
    public record Choice(ParallelKernels kernels, Optional<String> because) {}

    /** Kernels as their provider created them, and why not better ones. */
    private record Created(Kernels kernels, Optional<String> because) {}

    private KernelsLookup(List<Found> found, List<String> broken) {
        this.found = found;
        this.broken = broken;
    }

    /**
     * Opens kernels: {@link #defaults()}, {@link #choose(String, int)}.
     *
     * @param name a name in any case, or {@value #AUTO}
     * @param threads how many threads share an operation, 1 or more
     * @return the kernels, ready to use; close them to end their threads
     * @throws KernelsUnavailableException if there are no kernels of that name, or they cannot run here
     * @throws IllegalArgumentException if threads is below 1
     */
    public static ParallelKernels open(String name, int threads) {
        return defaults().choose(name, threads).kernels();
    }

    /**
     * Searches with the context class loader of the thread, or that of this class if there is none.
     *
     * @return all implementations
     */
    public static KernelsLookup defaults() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? KernelsLookup.class.getClassLoader() : context;
        return among(ServiceLoader.load(KernelsProvider.class, loader).iterator());
    }

    /** Searches some providers. An iterator that throws for a broken provider is called again for the next. */
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
                LOG.log(System.Logger.Level.WARNING, () -> "a provider of kernels cannot be loaded: " + e);
                broken.add(e.toString());
            }
        }
        if (found.stream().noneMatch(f -> f.name().equals("scalar"))) {
            found.add(new Found(new ScalarKernelsProvider(), "lanewise.core", Optional.empty()));
        }
        found.sort(Comparator.comparingInt((Found f) -> -f.provider().rank()).thenComparing(Found::name));
        return new KernelsLookup(List.copyOf(found), List.copyOf(broken));
    }

    /** {@return all implementations, in the order in which {@code auto} tries them} */
    public List<Found> found() {
        return found;
    }

    /** {@return the problems of providers that could not be loaded, one line each} */
    public List<String> broken() {
        return broken;
    }

    /**
     * Returns the name that the user configured.
     *
     * @return the system property {@value #PROPERTY}; else the environment variable {@value #VARIABLE}; else {@value
     *     #AUTO}. A blank value counts as not set.
     */
    public static String configured() {
        return configured(System.getProperty(PROPERTY), System.getenv(VARIABLE));
    }

    /** Returns the first value that is neither null nor blank, else {@value #AUTO}. */
    static String configured(String property, String variable) {
        return Stream.of(property, variable)
                .flatMap(Stream::ofNullable)
                .filter(name -> !name.isBlank())
                .findFirst()
                .orElse(AUTO);
    }

    /**
     * Opens the kernels of a name on the caller's thread.
     *
     * @param name a name in any case, or {@value #AUTO}
     * @return the kernels, ready to use, and why they were selected
     * @throws KernelsUnavailableException if there are no kernels of that name, or they cannot run here
     */
    public Choice choose(String name) {
        return choose(name, 1);
    }

    /**
     * Opens the kernels of a name.
     *
     * @param name a name in any case, or {@value #AUTO}
     * @param threads how many threads share an operation, 1 or more; {@link ParallelKernels#processors()} is one per
     *     processor
     * @return the kernels, ready to use, and why they were selected
     * @throws KernelsUnavailableException if there are no kernels of that name, or they cannot run here
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
     * Creates the kernels of a name as their provider does: without argument checks and threads, for conformance checks
     * and comparisons. Everything else uses {@link #choose(String, int)}.
     *
     * @param name a name in any case, or {@value #AUTO}
     * @return the kernels
     * @throws KernelsUnavailableException if there are no kernels of that name, or they cannot run here
     */
    public Kernels create(String name) {
        return createByName(name).kernels();
    }

    private Created createByName(String name) {
        String lowerCase = name.strip().toLowerCase(Locale.ROOT);
        return lowerCase.equals(AUTO) ? best() : named(lowerCase);
    }

    private Created best() {
        List<String> refusals = new ArrayList<>();
        for (Found candidate : found) {
            if (candidate.provider().rank() < 0) {
                continue;
            }
            candidate.provider().invalidConfiguration().ifPresent(problem -> {
                throw new KernelsUnavailableException("kernels '" + candidate.name() + "' cannot run: " + problem);
            });
            Optional<String> refusal = candidate.unavailableBecause();
            if (refusal.isEmpty()) {
                try {
                    Kernels kernels = candidate.provider().create();
                    return new Created(kernels, refusals.stream().findFirst());
                } catch (LinkageError | RuntimeException e) {
                    refusal = Optional.of(e.toString());
                }
            }
            refusals.add(refusal.get());
        }
        throw new KernelsUnavailableException("no kernels can run here: " + String.join("; ", refusals));
    }

    private Created named(String name) {
        Found candidate = found.stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new KernelsUnavailableException("no kernels are named '" + name + "'; there are "
                        + found.stream().map(Found::name).collect(Collectors.joining(", ")) + ", and " + AUTO));
        candidate.unavailableBecause().ifPresent(reason -> {
            throw new KernelsUnavailableException("kernels '" + name + "' cannot run here: " + reason);
        });
        try {
            return new Created(candidate.provider().create(), Optional.empty());
        } catch (LinkageError | RuntimeException e) {
            throw new KernelsUnavailableException("kernels '" + name + "' do not start: " + e, e);
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
