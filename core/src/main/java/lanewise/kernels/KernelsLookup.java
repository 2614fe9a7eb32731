package lanewise.kernels;

import java.net.URI;
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

/**
 * Finds the implementations of {@link Kernels} on the class path and the module path, and chooses one.
 *
 * <p>Which one: the caller's choice if there is one; else the system property {@value #PROPERTY}; else the environment
 * variable {@value #VARIABLE}; else {@code auto}, the one of highest {@linkplain KernelsProvider#rank() rank} that can
 * run.
 */
public final class KernelsLookup {

    /** System property with the name of the kernels to use, or {@code auto}. */
    public static final String PROPERTY = "lanewise.kernels";

    /** Environment variable for the same. */
    public static final String VARIABLE = "LANEWISE_KERNELS";

    /** The choice that leaves it to {@link KernelsLookup}. */
    public static final String AUTO = "auto";

    /** A jar with several broken entries is passed over entry by entry, a broken iterator is given up after these. */
    private static final int FAILURES_TOLERATED = 16;

    private static final System.Logger LOG = System.getLogger(KernelsLookup.class.getName());

    private final List<Found> found;
    private final List<String> broken;

    /**
     * An implementation that was found.
     *
     * @param provider its provider
     * @param origin the jar, folder or module it comes from
     * @param unavailableBecause why it cannot run here, empty if it can
     */
    public record Found(KernelsProvider provider, String origin, Optional<String> unavailableBecause) {

        /** The name it is chosen by. */
        public String name() {
            return provider.name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What was chosen.
     *
     * @param kernels the kernels, ready to run
     * @param because why these and not better ones; empty if they are the best or were asked for
     */
    public record Choice(Kernels kernels, Optional<String> because) {}

    private KernelsLookup(List<Found> found, List<String> broken) {
        this.found = found;
        this.broken = broken;
    }

    /** Looks with the class loader of this class, or the thread's own where that sees more. */
    public static KernelsLookup standard() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader loader = context == null ? KernelsLookup.class.getClassLoader() : context;
        return among(ServiceLoader.load(KernelsProvider.class, loader).iterator());
    }

    /** Looks among given providers; an iterator that throws for a broken provider is asked for the next. */
    static KernelsLookup among(Iterator<KernelsProvider> providers) {
        List<Found> found = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        while (broken.size() < FAILURES_TOLERATED) {
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

    /** All implementations, the one that {@code auto} prefers first. */
    public List<Found> found() {
        return found;
    }

    /** What was announced but could not be loaded, a line each. */
    public List<String> broken() {
        return broken;
    }

    /** The choice made by system property or environment variable, else {@value #AUTO}. */
    public static String configured() {
        String property = System.getProperty(PROPERTY);
        String variable = System.getenv(VARIABLE);
        return property != null ? property : variable != null ? variable : AUTO;
    }

    /**
     * Creates the kernels of that name, or the best for {@value #AUTO}.
     *
     * @param choice a name in any case, or {@value #AUTO}
     * @throws KernelsUnavailableException if there are none of that name, or they cannot run here
     */
    public Choice choose(String choice) {
        String name = choice.strip().toLowerCase(Locale.ROOT);
        Choice chosen = name.equals(AUTO) ? best() : named(name);
        LOG.log(
                System.Logger.Level.DEBUG,
                () -> "kernels " + chosen.kernels().name() + " ("
                        + chosen.kernels().lanes() + " lanes)"
                        + chosen.because().map(b -> ", because " + b).orElse(""));
        return chosen;
    }

    private Choice best() {
        List<String> refusals = new ArrayList<>();
        for (Found candidate : found) {
            if (candidate.provider().rank() < 0) {
                continue;
            }
            Optional<String> refusal = candidate.unavailableBecause();
            if (refusal.isEmpty()) {
                try {
                    Kernels kernels = candidate.provider().create();
                    return new Choice(kernels, refusals.isEmpty() ? Optional.empty() : Optional.of(refusals.get(0)));
                } catch (LinkageError | RuntimeException e) {
                    refusal = Optional.of(e.toString());
                }
            }
            refusals.add(refusal.get());
        }
        throw new KernelsUnavailableException("no kernels can run here: " + String.join("; ", refusals));
    }

    private Choice named(String name) {
        Found candidate = found.stream()
                .filter(f -> f.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new KernelsUnavailableException("no kernels are named '" + name + "'; there are "
                        + found.stream().map(Found::name).collect(Collectors.joining(", ")) + ", and " + AUTO));
        candidate.unavailableBecause().ifPresent(reason -> {
            throw new KernelsUnavailableException("kernels '" + name + "' cannot run here: " + reason);
        });
        try {
            return new Choice(candidate.provider().create(), Optional.empty());
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
        } catch (IllegalArgumentException | java.nio.file.FileSystemNotFoundException e) {
            return source.getLocation().toString();
        }
    }
}
