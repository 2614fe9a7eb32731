package lanewise.kernels;

import java.util.List;
import java.util.Optional;

/**
 * Announces an implementation of {@link Kernels} to {@code lanewise.kernels.lookup.KernelsLookup}. A provider is a
 * service: it is named in {@code provides} of a module or in {@code META-INF/services/lanewise.kernels.KernelsProvider}
 * of a jar on the class path.
 *
 * <p>A provider is loaded wherever its jar is present. It must therefore link without the classes that its
 * implementation may lack: no such type in a field, a signature or a static initializer.
 */
public interface KernelsProvider {

    /**
     * {@return the name by which users select the kernels, equal to {@link Kernels#name()}: lower case, without spaces}
     */
    String name();

    /** {@return one line about the implementation, for lists} */
    String description();

    /**
     * Returns why the kernels cannot run in this JVM. Called before {@link #create()}, possibly often.
     *
     * @return one sentence that ends with what would help; empty if the kernels can run
     */
    default Optional<String> unavailableBecause() {
        return Optional.empty();
    }

    /**
     * Returns what is wrong with the configuration that a user set for these kernels, such as a system property. It is
     * reported as an error; other kernels do not replace these silently.
     *
     * @return one sentence; empty if nothing is wrong
     */
    default Optional<String> invalidConfiguration() {
        return Optional.empty();
    }

    /**
     * Returns facts about the kernels on this machine that users may want to know. Called only if {@link
     * #unavailableBecause()} is empty.
     *
     * @return one clause each, without a period
     */
    default List<String> remarks() {
        return List.of();
    }

    /**
     * Creates the kernels. Called only if {@link #unavailableBecause()} is empty.
     *
     * @return the kernels
     */
    Kernels create();

    /**
     * Returns the rank of the kernels when {@code auto} selects among those that can run: the highest first.
     *
     * @return the rank; kernels of a negative rank run only when they are selected by name
     */
    default int rank() {
        return -1;
    }
}
