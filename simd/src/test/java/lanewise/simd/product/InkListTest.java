package lanewise.simd.product;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InkListTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 8, 9, 16, 23, 784})
    void listsEveryPixelWithInk(int length) {
        int start = 5;
        Random random = new Random(length);
        for (int blankOfTen = 0; blankOfTen <= 10; blankOfTen++) {
            byte[] data = new byte[start + length + 3];
            Arrays.fill(data, (byte) 1);
            for (int i = 0; i < length; i++) {
                data[start + i] = random.nextInt(10) < blankOfTen ? 0 : (byte) (1 + random.nextInt(255));
            }
            int[] list = new int[length + InkList.SLACK];
            int ink = InkList.of(data, start, length, list);
            int[] expected = IntStream.range(0, length)
                    .filter(place -> data[start + place] != 0)
                    .toArray();
            assertArrayEquals(expected, Arrays.copyOf(list, ink));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 127, 128, 255})
    void everyPatternOfEightPixelsIsListed(int pixel) {
        for (int pattern = 0; pattern < 256; pattern++) {
            byte[] data = new byte[8];
            for (int i = 0; i < 8; i++) {
                data[i] = (byte) ((pattern >>> i & 1) * pixel);
            }
            int[] list = new int[8 + InkList.SLACK];
            int ink = InkList.of(data, 0, 8, list);
            int[] expected =
                    IntStream.range(0, 8).filter(place -> data[place] != 0).toArray();
            assertArrayEquals(expected, Arrays.copyOf(list, ink));
        }
    }
}
