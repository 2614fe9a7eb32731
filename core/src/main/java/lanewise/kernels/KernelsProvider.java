package lanewise.kernels;

import java.util.Optional;
import lanewise.kernels.lookup.KernelsLookup;

/**
 * Announces an implementation of {@link Kernels} to {@link KernelsLookup}: a service, named in {@code provides} of a
 * module or in {@code META-INF/services/lanewise.kernels.KernelsProvider} of a jar on the class path.
 *
 * <p>A provider is loaded wherever its jar is. It must therefore link without the classes its implementation may lack:
 * no such type in a field, a signature or a static initializer.
 */
public interface KernelsProvider {

    /** The name the kernels are chosen by, the same as {@link Kernels#name()}: lower case, no spaces. */
    String name();

    /** One line about the implementation, for lists. */
    String description();

    /**
     * Why the kernels cannot run in this JVM, in one sentence that ends with what would help; empty if they can.
     *
     * <p>Called before {@link #create()}, perhaps often.
     */
    default Optional<String> unavailableBecause() {
        return Optional.empty();
    }

    /**
     * The kernels. Called only if {@link #unavailableBecause()} is empty.
     */
    Kernels create();

    /**
     * The place in the order in which {@code auto} tries the providers that can run: highest first; below 0 means that
     * the kernels run only when they are asked for by name.
     */
    default int rank() {
        return -1;
    }
}
