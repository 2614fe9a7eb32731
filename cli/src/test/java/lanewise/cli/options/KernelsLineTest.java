package lanewise.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import lanewise.kernels.JvmFacts;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.kernels.lookup.KernelsLookup.Choice;
import org.junit.jupiter.api.Test;

class KernelsLineTest {

    private static final JvmFacts JVM =
            new JvmFacts("17.0.15", 17, "VM", true, true, false, true, true, Optional.empty());

    private final Choice scalar = KernelsLookup.defaults().choose("scalar");

    @Test
    void lanesThreadsAndJdk() {
        assertEquals("scalar: 1 float lane, 1 thread, JDK 17.0.15", KernelsLine.of(scalar, 1, JVM));
        assertEquals("scalar: 1 float lane, 2 threads, JDK 17.0.15", KernelsLine.of(scalar, 2, JVM));
    }

    @Test
    void whyNotBetterOnes() {
        Choice fallback = new Choice(scalar.kernels(), Optional.of("something is missing; add it"));
        assertEquals("scalar: something is missing; add it (2 threads, JDK 17.0.15)", KernelsLine.of(fallback, 2, JVM));
    }

    @Test
    void warnsWhereScalarArithmeticIsSlow() {
        JvmFacts slow = new JvmFacts("17", 17, "VM", true, true, false, true, false, Optional.empty());
        String line = KernelsLine.of(scalar, 2, slow);
        assertEquals(
                "scalar: 1 float lane, 2 threads, JDK 17; very slow without fused multiply-add (see lanewise doctor)",
                line);
    }
}
