package lanewise.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import lanewise.kernels.JvmFacts;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.lookup.KernelsUnavailableException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VectorKernelsProviderTest {

    private static final JvmFacts GOOD =
            new JvmFacts("17.0.1", 17, "OpenJDK 64-Bit Server VM", true, false, true, true);

    @Test
    void runsOnHotSpotWithC2AndFma() {
        assertEquals(Optional.empty(), VectorKernelsProvider.unavailableBecause(true, GOOD));
    }

    @Test
    void isUnavailableWithoutTheModule() {
        assertUnavailable("--add-modules jdk.incubator.vector", false, GOOD);
    }

    @Test
    void isUnavailableOnAJvmOtherThanHotSpot() {
        assertUnavailable("OpenJ9", true, new JvmFacts("17", 17, "Eclipse OpenJ9 VM", false, false, false, false));
    }

    @Test
    void isUnavailableWithGraalBeforeJdk25() {
        assertUnavailable("Graal", true, new JvmFacts("21", 21, "GraalVM", true, true, false, true));
        assertEquals(
                Optional.empty(),
                VectorKernelsProvider.unavailableBecause(
                        true, new JvmFacts("25", 25, "GraalVM", true, true, false, true)));
    }

    @Test
    void isUnavailableWithoutC2() {
        assertUnavailable("C2", true, new JvmFacts("17", 17, "OpenJDK", true, false, false, true));
    }

    @Test
    void isUnavailableWithoutFma() {
        assertUnavailable("fused multiply-add", true, new JvmFacts("17", 17, "OpenJDK", true, false, true, false));
    }

    private static void assertUnavailable(String word, boolean modulePresent, JvmFacts jvm) {
        String reason =
                VectorKernelsProvider.unavailableBecause(modulePresent, jvm).orElse("");
        assertTrue(reason.contains(word), reason);
    }

    /** Runs in a JVM without the module, in which no class of the incubator module may be linked. */
    @Test
    @Tag("no-module")
    void autoSelectsScalarWithAReasonWithoutTheModule() {
        assertTrue(ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty(), "run this without --add-modules");
        KernelsLookup lookup = KernelsLookup.defaults();
        assertEquals(0, lookup.broken().size(), () -> lookup.broken().toString());
        KernelsLookup.Choice choice = lookup.choose("auto");
        assertEquals("scalar", choice.kernels().name());
        assertTrue(choice.because().orElse("").contains("--add-modules jdk.incubator.vector"));
        KernelsUnavailableException rejected =
                assertThrows(KernelsUnavailableException.class, () -> lookup.choose("vector"));
        assertTrue(rejected.getMessage().contains("--add-modules jdk.incubator.vector"), rejected.getMessage());
    }
}
