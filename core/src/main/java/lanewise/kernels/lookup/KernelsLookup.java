package lanewise.kernels.lookup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lanewise.kernels.Kernels;
import lanewise.kernels.KernelsName;
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
    public static final String AUTO = KernelsName.AUTO;

    /** The search skips providers that cannot be loaded, and ends after this many of them. */
    private static final int MAXIMUM_FAILURES = 16;

    /** How the messages of {@link ServiceLoader} begin. This does not describe the problem. */
    private static final String SERVICE =
            ServiceConfigurationError.class.getName() + ": " + KernelsProvider.class.getName() + ": ";

    private static final System.Logger LOG = System.getLogger(KernelsLookup.class.getName());

    private final List<FoundKernels> found;
    private final List<String> broken;
    private final AtomicBoolean logged = new AtomicBoolean();

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

    private KernelsLookup(List<FoundKernels> found, List<String> broken) {
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
        return among(ServiceLoader.load(KernelsProvider.class, loader()).iterator());
    }

    /** Returns the class loader of the search. */
    static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context == null ? KernelsLookup.class.getClassLoader() : context;
    }

    /**
     * Collects the given providers, and the reference implementation if it is not among them.
     *
     * @param providers the providers; if the iterator throws for a broken provider, it is called again for the next one
     * @return their implementations
     */
    public static KernelsLookup among(Iterator<KernelsProvider> providers) {
        List<FoundKernels> found = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        while (broken.size() < MAXIMUM_FAILURES) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                found.add(FoundKernels.read(providers.next()));
            } catch (Exception | Error e) {
                broken.add(problemOf(e));
            }
        }
        if (found.stream().noneMatch(f -> f.provider() instanceof ScalarKernelsProvider)) {
            found.add(FoundKernels.read(new ScalarKernelsProvider()));
        }
        found.sort(Comparator.comparingInt(FoundKernels::rank).reversed().thenComparing(FoundKernels::name));
        return new KernelsLookup(List.copyOf(found), List.copyOf(broken));
    }

    private static String problemOf(Throwable e) {
        return e instanceof FaultyProviderException
                ? e.getMessage()
                : ServiceFiles.explain(FaultyProviderException.line(e).replace(SERVICE, ""));
    }

    /** {@return all implementations in the order in which {@code auto} tries them} */
    public List<FoundKernels> found() {
        return found;
    }

    /** {@return the problems of providers that could not be loaded, one line each} */
    public List<String> broken() {
        return broken;
    }

    /** {@return a sentence for every name that more than one provider has; it cannot be selected} */
    public List<String> ambiguous() {
        return found.stream()
                .map(FoundKernels::name)
                .distinct()
                .flatMap(name -> problemOfNamesakes(name).stream())
                .toList();
    }

    private Optional<String> problemOfNamesakes(String name) {
        List<String> classes = found.stream()
                .filter(f -> f.name().equals(name))
                .map(f -> Origin.classOf(f.provider()))
                .toList();
        return classes.size() < 2
                ? Optional.empty()
                : Optional.of(classes.size() + " providers have the name '" + name + "': " + String.join(", ", classes)
                        + "; remove all but one of them from the class path");
    }

    /**
     * Returns the name of the kernels that the user configured.
     *
     * @return the value of the system property {@value #PROPERTY} if it is set, else the value of the environment
     *     variable {@value #VARIABLE} if it is set, else {@value #AUTO}. A blank value counts
     *     as not set.
     */
    public static String configured() {
        return configured(System.getProperty(PROPERTY), System.getenv(VARIABLE));
    }

    /** {@return the place from which {@link #configured()} has its value, for messages} */
    public static String configuredBy() {
        return configured(System.getProperty(PROPERTY), null).equals(AUTO)
                ? "the environment variable " + VARIABLE
                : "the system property " + PROPERTY;
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
        Created created = valid(createByName(name));
        if (!logged.getAndSet(true)) {
            broken.forEach(problem ->
                    LOG.log(System.Logger.Level.WARNING, () -> "cannot load a provider of kernels: " + problem));
        }
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

    /**
     * Creates the kernels of a name as {@link #create} does, and checks their name and their number of lanes.
     *
     * @param name a name in any case, or {@value #AUTO}
     * @return the kernels
     * @throws KernelsUnavailableException if no kernels have the name, or they cannot run in this JVM
     */
    public Kernels createValid(String name) {
        return valid(createByName(name)).kernels();
    }

    private static Created valid(Created created) {
        checkProperties(created.kernels());
        return created;
    }

    /** Checks the methods that every program calls. Faults of the others are the concern of the conformance suite. */
    static void checkProperties(Kernels kernels) {
        String start = "the kernels of " + Origin.classOf(kernels) + " cannot be used: ";
        String method = "name()";
        try {
            if (kernels.name() == null) {
                throw new KernelsUnavailableException(start + "name() returned null");
            }
            method = "lanes()";
            int lanes = kernels.lanes();
            if (lanes < 1) {
                throw new KernelsUnavailableException(start + "lanes() returned " + lanes + "; it must be 1 or more");
            }
        } catch (KernelsUnavailableException e) {
            throw e;
        } catch (Exception | Error e) {
            throw new KernelsUnavailableException(start + method + " threw " + FaultyProviderException.line(e), e);
        }
    }

    private Created createByName(String name) {
        String lowerCase = name.strip().toLowerCase(Locale.ROOT);
        return lowerCase.equals(AUTO) ? best() : named(lowerCase);
    }

    private Created best() {
        List<String> reasons = new ArrayList<>();
        for (FoundKernels candidate : found) {
            if (candidate.rank() < 0) {
                continue;
            }
            checkConfiguration(candidate);
            Optional<String> reason = candidate.unavailableBecause();
            if (reason.isEmpty()) {
                try {
                    return new Created(candidate.createValid(), reasons.stream().findFirst());
                } catch (KernelsUnavailableException e) {
                    reason = Optional.of(e.getMessage());
                }
            }
            reasons.add(reason.get());
        }
        throw new KernelsUnavailableException("no kernels can run in this JVM: " + String.join("; ", reasons));
    }

    private static void checkConfiguration(FoundKernels candidate) {
        candidate.invalidConfiguration().ifPresent(problem -> {
            throw new KernelsUnavailableException("kernels '" + candidate.name() + "' cannot run: " + problem);
        });
    }

    private Created named(String name) {
        problemOfNamesakes(name).ifPresent(problem -> {
            throw new KernelsUnavailableException(problem);
        });
        FoundKernels candidate = found.stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new KernelsUnavailableException("unknown kernels '" + name + "'; choose one of "
                        + AUTO + ", "
                        + found.stream().map(FoundKernels::name).distinct().collect(Collectors.joining(", "))
                        + broken.stream()
                                .map(problem -> "; cannot be loaded: " + problem)
                                .collect(Collectors.joining())));
        checkConfiguration(candidate);
        candidate.unavailableBecause().ifPresent(reason -> {
            throw new KernelsUnavailableException("kernels '" + name + "' cannot run here: " + reason);
        });
        return new Created(candidate.create(), Optional.empty());
    }
}
