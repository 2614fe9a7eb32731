package lanewise.bench.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The benchmark distorts images. */
class AugmentationBenchmarkTest {

    @ParameterizedTest
    @ValueSource(strings = {"affine", "elastic", "both"})
    void augmentationDistortsEveryImageInItsOwnWay(String distortion) {
        Examples images = Mnist.training().first(100);
        AugmentationBenchmark benchmark = new AugmentationBenchmark();
        benchmark.distortion = distortion;
        benchmark.setUp();
        byte[] before = new byte[images.pixelsPerExample()];
        double inkAfterwards = 0;
        for (int image = 0; image < images.count(); image++) {
            byte[] original = Arrays.copyOfRange(images.pixels(), image * before.length, (image + 1) * before.length);
            byte[] distorted = benchmark.oneImage();
            assertFalse(Arrays.equals(original, distorted));
            assertFalse(Arrays.equals(before, distorted));
            inkAfterwards += ink(distorted);
            before = distorted.clone();
        }
        assertEquals(1, inkAfterwards / ink(images.pixels()), 0.1);
    }

    private static double ink(byte[] pixels) {
        double sum = 0;
        for (byte pixel : pixels) {
            sum += Byte.toUnsignedInt(pixel);
        }
        return sum;
    }

    @Test
    void unknownDistortionsAreRefused() {
        AugmentationBenchmark benchmark = new AugmentationBenchmark();
        benchmark.distortion = "none";
        assertThrows(IllegalArgumentException.class, benchmark::setUp);
    }
}
