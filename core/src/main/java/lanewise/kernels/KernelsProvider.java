package lanewise.kernels;

import java.util.List;
import java.util.Optional;

/**
 * Registers an implementation of {@link Kernels} with {@code lanewise.kernels.lookup.KernelsLookup}. A provider is a
 * service: it is named in a {@code provides} directive of a module, or in the file {@code
 * META-INF/services/lanewise.kernels.KernelsProvider} of a jar on the class path. No method returns null.
 *
 * <p>A provider is loaded even if its implementation cannot run. Therefore it must not use a class that may be missing
 * in a field, a signature or a static initializer.
 */
public interface KernelsProvider {

    /**
     * {@return the name by which users select the kernels, equal to {@link Kernels#name()}: lower case, without spaces,
     * not {@code auto}, and not beginning with a hyphen; no other provider has the same name}
     */
    String name();

    /** {@return one line about the implementation, for lists} */
    String description();

    /**
     * Returns why the kernels cannot run in this JVM. This method is called before {@link #create()}, possibly several
     * times.
     *
     * @return one line with the reason and the remedy; empty if the kernels can run
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
     * Creates the kernels. This method is called only if {@link #unavailableBecause()} is empty. It may be called
     * several times; the instances may be used at the same time and share the static fields of their class.
     *
     * @return the kernels
     */
    Kernels create();

    /**
     * Returns the rank of the kernels. The name {@code auto} selects the kernels of the highest rank that can run.
     *
     * @return the rank; kernels of a negative rank run only when they are selected by name
     */
    default int rank() {
        return -1;
    }
}
