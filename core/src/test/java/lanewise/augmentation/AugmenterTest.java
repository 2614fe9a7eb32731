package lanewise.augmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import lanewise.data.Mnist;
import lanewise.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AugmenterTest {

    private static final int SIZE = 28;
    private static final int PIXELS = SIZE * SIZE;
    private static final int DIGITS = 1_000;
    private static final Augmentation EVERYTHING = new Augmentation(2, 15, 0.15f, 0.15f, 34, 4);

    private static final byte[] DIGITS_PIXELS = Mnist.test().first(DIGITS).pixels();

    private final RandomStream streams = RandomStream.of(1, "augmentation").substream(0);

    @Test
    void noneChangesNoImage() {
        assertArrayEquals(DIGITS_PIXELS, augmented(Augmentation.NONE));
    }

    @Test
    void sameStreamGivesTheSameBytesAfterOtherImages() {
        byte[] all = augmented(EVERYTHING);
        Augmenter other = new Augmenter(EVERYTHING, SIZE, SIZE);
        byte[] one = new byte[PIXELS];
        for (int i = DIGITS - 1; i >= 0; i -= 7) {
            other.augment(DIGITS_PIXELS, i * PIXELS, one, 0, streams.substream(i));
            assertArrayEquals(Arrays.copyOfRange(all, i * PIXELS, (i + 1) * PIXELS), one);
        }
    }

    @Test
    void otherIndicesGiveOtherBytes() {
        Augmenter augmenter = new Augmenter(EVERYTHING, SIZE, SIZE);
        byte[] one = new byte[PIXELS];
        byte[] two = new byte[PIXELS];
        for (int i = 0; i < 100; i++) {
            augmenter.augment(DIGITS_PIXELS, 0, one, 0, streams.substream(i));
            augmenter.augment(DIGITS_PIXELS, 0, two, 0, streams.substream(i + 1));
            assertFalse(Arrays.equals(one, two));
        }
    }

    @Test
    void sourceAndTargetMayBeTheSameArray() {
        byte[] inPlace = DIGITS_PIXELS.clone();
        Augmenter augmenter = new Augmenter(EVERYTHING, SIZE, SIZE);
        for (int i = 0; i < DIGITS; i++) {
            augmenter.augment(inPlace, i * PIXELS, inPlace, i * PIXELS, streams.substream(i));
        }
        assertArrayEquals(augmented(EVERYTHING), inPlace);
    }

    /** Only scaling changes areas on average. Ink that is moved over the border is lost. */
    @ParameterizedTest
    @CsvSource({"2, 0, 0, 0, 0", "0, 15, 0, 0, 0", "0, 0, 0, 0.15, 0", "0, 0, 0, 0, 34", "2, 15, 0.15, 0.15, 34"})
    void inkIsRoughlyConserved(float shift, float rotate, float scale, float shear, float alpha) {
        byte[] result = augmented(new Augmentation(shift, rotate, scale, shear, alpha, 4));
        assertFalse(Arrays.equals(DIGITS_PIXELS, result));
        assertEquals(1, ink(result) / ink(DIGITS_PIXELS), 0.03);
    }

    @ParameterizedTest
    @CsvSource({"0, 6", "34, 150"})
    void drawsTheSpecifiedNumberOfNumbers(float alpha, int drawn) {
        RandomStream used = streams.substream(3);
        RandomStream counted = streams.substream(3);
        new Augmenter(new Augmentation(2, 0, 0, 0, alpha, 4), SIZE, SIZE)
                .augment(DIGITS_PIXELS, 0, new byte[PIXELS], 0, used);
        for (int i = 0; i < drawn; i++) {
            counted.nextLong();
        }
        assertEquals(counted.nextLong(), used.nextLong());
    }

    @Test
    void bytesArePinned() throws NoSuchAlgorithmException {
        byte[] first = Arrays.copyOf(augmented(EVERYTHING), 100 * PIXELS);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(first);
        String expected = "3ae3c733e77e37ccde4c3361f1e4b31254239dd475185ec56296f6ca38caca25";
        assertEquals(expected, HexFormat.of().formatHex(hash));
    }

    /** Until StrictMath is compiled, some JDKs allocate an array of two doubles for each sine and cosine. */
    @Test
    void allocatesNothingPerImageExceptInStrictMath() {
        Augmenter augmenter = new Augmenter(EVERYTHING, SIZE, SIZE);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] result = new byte[PIXELS];
        augmenter.augment(DIGITS_PIXELS, 0, result, 0, streams);
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < DIGITS; i++) {
            augmenter.augment(DIGITS_PIXELS, i * PIXELS, result, 0, streams);
        }
        long allocated = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertTrue(allocated < 72 * DIGITS, allocated + " bytes for " + DIGITS + " images");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 784", "784, 1", "3, 50"})
    void acceptsImagesOfAnyShape(int height, int width) {
        byte[] image = new byte[height * width];
        Arrays.fill(image, (byte) 255);
        new Augmenter(Augmentation.NONE, height, width).augment(image, 0, image, 0, streams);
        new Augmenter(EVERYTHING, height, width).augment(image, 0, image, 0, streams);
        assertEquals(height * width, image.length);
    }

    @Test
    void extremeRangesMoveTheImageOutOfView() {
        Augmenter far = new Augmenter(new Augmentation(Float.MAX_VALUE, 180, 0.999f, 100, 1e30f, 1e9f), SIZE, SIZE);
        byte[] result = new byte[PIXELS];
        far.augment(DIGITS_PIXELS, 0, result, 0, streams);
        assertArrayEquals(new byte[PIXELS], result);
    }

    @ParameterizedTest
    @CsvSource({"0, 28", "28, 0", "-1, 28", "65536, 65536", "1, 2147483647"})
    void rejectsImpossibleSizes(int height, int width) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> new Augmenter(EVERYTHING, height, width));
        assertTrue(e.getMessage().contains(height + " x " + width), e.getMessage());
    }

    @Test
    void rejectsNull() {
        assertThrows(NullPointerException.class, () -> new Augmenter(null, SIZE, SIZE));
    }

    private byte[] augmented(Augmentation augmentation) {
        Augmenter augmenter = new Augmenter(augmentation, SIZE, SIZE);
        byte[] result = new byte[DIGITS_PIXELS.length];
        for (int i = 0; i < DIGITS; i++) {
            augmenter.augment(DIGITS_PIXELS, i * PIXELS, result, i * PIXELS, streams.substream(i));
        }
        return result;
    }

    private static double ink(byte[] pixels) {
        long sum = 0;
        for (byte pixel : pixels) {
            sum += Byte.toUnsignedInt(pixel);
        }
        return sum;
    }
}
