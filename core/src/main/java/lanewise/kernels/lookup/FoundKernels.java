package lanewise.kernels.lookup;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import lanewise.kernels.Kernels;
import lanewise.kernels.KernelsName;
import lanewise.kernels.KernelsProvider;

/**
 * An implementation that was found, with what its provider returns. Every value was checked: providers may come from
 * another jar and not follow their contract.
 *
 * @param provider its provider
 * @param name the name of the kernels, in lower case
 * @param description one line about the implementation
 * @param rank the rank of the kernels
 * @param origin the jar, folder or module that contains the provider
 * @param unavailableBecause why the kernels cannot run in this JVM; empty if they can
 * @param invalidConfiguration what is wrong with the configuration of these kernels; empty if nothing is
 */
public record FoundKernels(
        KernelsProvider provider,
        String name,
        String description,
        int rank,
        String origin,
        Optional<String> unavailableBecause,
        Optional<String> invalidConfiguration) {

    /**
     * Reads a provider.
     *
     * @throws FaultyProviderException if a method throws, or returns what its contract does not allow
     */
    static FoundKernels read(KernelsProvider provider) {
        String name = FaultyProviderException.call(provider, "name()", provider::name);
        if (!KernelsName.isValid(name)) {
            throw new FaultyProviderException(provider, "name() returned '" + name + "'; " + KernelsName.RULE, null);
        }
        return new FoundKernels(
                provider,
                name,
                FaultyProviderException.call(provider, "description()", provider::description),
                FaultyProviderException.call(provider, "rank()", provider::rank),
                Origin.of(provider),
                FaultyProviderException.call(provider, "unavailableBecause()", provider::unavailableBecause),
                FaultyProviderException.call(provider, "invalidConfiguration()", provider::invalidConfiguration));
    }

    /**
     * Creates the kernels.
     *
     * @return the kernels, as their provider created them
     * @throws KernelsUnavailableException if the provider throws or returns null
     */
    public Kernels create() {
        try {
            return FaultyProviderException.call(provider, "create()", provider::create);
        } catch (FaultyProviderException e) {
            throw new KernelsUnavailableException("kernels '" + name + "' cannot be created: " + e.getMessage(), e);
        }
    }

    /**
     * Creates the kernels, and checks their name and their number of lanes.
     *
     * @return the kernels, as their provider created them
     * @throws KernelsUnavailableException if the provider or these methods throw, or return what is not allowed
     */
    public Kernels createValid() {
        Kernels kernels = create();
        KernelsLookup.checkProperties(kernels);
        return kernels;
    }

    /** {@return facts about the kernels on this machine, or what is wrong with the method that returns them} */
    public List<String> remarks() {
        try {
            return FaultyProviderException.call(provider, "remarks()", provider::remarks).stream()
                    .filter(Objects::nonNull)
                    .toList();
        } catch (FaultyProviderException e) {
            return List.of(e.getMessage());
        }
    }
}
