package lanewise.bench.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lanewise.kernels.lookup.KernelsUnavailableException;
import org.junit.jupiter.api.Test;

/** The setup provides the requested kernels and examples. */
class SetupTest {

    @Test
    void unknownKernelsAreRefused() {
        assertThrows(KernelsUnavailableException.class, () -> BenchKernels.named("no-such-kernels", 1));
        assertThrows(IllegalStateException.class, () -> BenchKernels.named("auto", 1));
    }

    /** The other tests create kernels without this setup, which takes a second. */
    @Test
    void kernelsAreThoseOfTheParameters() throws InterruptedException {
        KernelsState state = new KernelsState();
        state.kernels = "vector";
        state.threads = 2;
        state.setUp();
        assertEquals("vector", state.k.name());
        assertEquals(2, state.k.threads());
        state.tearDown();
    }

    @Test
    void examplesHaveTheNumberOfTheVideo() {
        VideoExamples video = new VideoExamples();
        video.examples = 41_000;
        video.setUp();
        assertEquals("784 x 41000", video.batch.X().shape());
        assertEquals(41_000, video.batch.Y().count());
    }
}
