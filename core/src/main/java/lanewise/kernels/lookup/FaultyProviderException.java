package lanewise.kernels.lookup;

import java.util.function.Supplier;
import java.util.stream.Collectors;
import lanewise.kernels.KernelsProvider;
import lanewise.text.Printable;

/**
 * Thrown if a method of a provider throws, or returns what its contract does not allow. The message is one line that
 * names the class, its jar and the method.
 */
final class FaultyProviderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FaultyProviderException(KernelsProvider provider, String problem, Throwable cause) {
        super("provider " + Origin.classOf(provider) + ": " + Printable.of(problem), cause);
    }

    /** Calls a method that returns an object; null is a fault. */
    static <T> T call(KernelsProvider provider, String method, Supplier<T> call) {
        T value;
        try {
            value = call.get();
        } catch (Exception | Error e) {
            // Classes of other languages throw checked exceptions without a declaration.
            throw new FaultyProviderException(provider, method + " threw " + line(root(e)), e);
        }
        if (value == null) {
            throw new FaultyProviderException(provider, method + " returned null", null);
        }
        return value;
    }

    /** Returns the description of an error in one line, with that of its first cause if this is another one. */
    static String line(Throwable e) {
        Throwable root = root(e);
        String first = e.toString().lines().collect(Collectors.joining(" "));
        return Printable.of(root == e ? first : first + ": " + line(root));
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
