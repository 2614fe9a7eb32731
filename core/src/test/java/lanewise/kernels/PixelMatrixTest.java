package lanewise.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PixelMatrixTest {

    @ParameterizedTest
    @CsvSource({"1, 28, 28", "16, 5, 6", "17, 1, 33", "40, 9, 10", "0, 4, 4", "3, 0, 0", "33, 4, 4"})
    void bothViewsHaveThePixelsOfTheExamples(int examples, int height, int width) {
        byte[] data = new byte[2 + examples * height * width];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < data.length; i++) {
            data[i] = random.nextInt(4) == 0 ? (byte) random.nextInt(256) : 0;
        }
        PixelMatrix X = PixelMatrix.ofExamples(data, 2, examples, height, width);
        assertEquals(height * width, X.rows());
        assertEquals(examples, X.cols());
        assertSame(X, X.transposed().transposed());
        for (int example = 0; example < examples; example++) {
            for (int input = 0; input < height * width; input++) {
                int pixel = Byte.toUnsignedInt(data[2 + example * height * width + input]);
                assertEquals(pixel, X.get(input, example));
                assertEquals(pixel, X.transposed().get(example, input));
            }
        }
        for (PixelMatrix matrix : new PixelMatrix[] {X, X.transposed()}) {
            int[] all = IntStream.range(0, matrix.cols()).toArray();
            assertArrayEquals(all, matrix.coveredColumns());
            int[] inOrder =
                    IntStream.range(0, matrix.cols()).map(matrix::column).toArray();
            Arrays.sort(inOrder);
            assertArrayEquals(all, inOrder, "every column has one position");
        }
    }

    @Test
    void columnsOfTheTransposedAreOrderedByBlocksOfTheImage() {
        PixelMatrix Xt = PixelMatrix.ofExamples(new byte[8 * 8], 0, 1, 8, 8).transposed();
        int[] block = {0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27};
        for (int position = 0; position < block.length; position++) {
            assertEquals(block[position], Xt.column(position));
            assertEquals(block[position] + 4, Xt.column(16 + position));
        }
        assertArrayEquals(block, Xt.part(0, 16).coveredColumns());
        assertArrayEquals(new int[] {3, 8, 9}, Xt.part(3, 6).coveredColumns());
    }

    @Test
    void partCoversOnlyItsColumns() {
        PixelMatrix X = PixelMatrix.ofExamples(new byte[100 * 4], 0, 100, 2, 2);
        PixelMatrix part = X.part(32, 64);
        assertEquals(32, part.from());
        assertEquals(64, part.to());
        assertEquals(100, part.cols());
        assertArrayEquals(IntStream.range(32, 64).toArray(), part.coveredColumns());
        assertTrue(X.isWhole());
        assertFalse(part.isWhole());
        assertSame(X.transposed(), part.transposed());
        assertThrows(IndexOutOfBoundsException.class, () -> part.part(31, 40));
        assertThrows(IndexOutOfBoundsException.class, () -> X.part(64, 101));
        assertThrows(IndexOutOfBoundsException.class, () -> X.part(3, 2));
    }

    @Test
    void layoutBelongsToAViewAndItsParts() {
        PixelMatrix X = PixelMatrix.ofExamples(new byte[100 * 4], 0, 100, 2, 2);
        PixelMatrix read = X.part(10, 90).withLayout(PixelLayout.PIXELS);
        assertSame(PixelLayout.PIXELS, read.part(20, 30).layout());
        assertEquals(10, read.from());
        assertEquals(90, read.to());
        assertNull(X.layout());
        assertNull(read.transposed().layout());
    }

    private record Form(int number) {}

    @Test
    void formIsBuiltOnceAndPassedToTheSuccessor() {
        PixelMatrix X = PixelMatrix.ofExamples(new byte[100 * 4], 0, 100, 2, 2);
        Form first = X.part(2, 4).derived(Form.class, before -> {
            assertNull(before);
            return new Form(1);
        });
        assertSame(first, X.derived(Form.class, before -> new Form(2)));
        assertEquals(
                3, X.transposed().derived(Form.class, before -> new Form(3)).number(), "X' has its own");
        assertFalse(X.isSuccessor());
        PixelMatrix unused = X.successor(7, 1f);
        PixelMatrix next = unused.successor(8, 0.5f);
        assertTrue(next.isSuccessor());
        assertTrue(next.transposed().isSuccessor());
        assertFalse(next.part(0, 2).isSuccessor());
        assertEquals(0.5f, next.scale());
        assertEquals(8, next.cols());
        assertEquals(
                4,
                next.derived(Form.class, before -> new Form(before == first ? 4 : 5))
                        .number());
        assertEquals(
                6,
                next.transposed()
                        .derived(Form.class, before -> new Form(before.number() + 3))
                        .number());
        assertThrows(IndexOutOfBoundsException.class, () -> next.successor(101, 1f));
    }

    @Test
    void everyViewHasTheSameScale() {
        PixelMatrix X = PixelMatrix.ofExamples(new byte[100 * 4], 0, 100, 2, 2, 0.5f);
        assertEquals(0.5f, X.scale());
        assertEquals(0.5f, X.transposed().scale());
        assertEquals(0.5f, X.part(2, 4).scale());
        assertEquals(1f / 255f, PixelMatrix.ofExamples(new byte[4], 0, 1, 2, 2).scale());
        assertThrows(IllegalArgumentException.class, () -> PixelMatrix.ofExamples(new byte[4], 0, 1, 2, 2, Float.NaN));
    }

    @Test
    void rejectsExamplesBeyondTheArray() {
        assertThrows(IndexOutOfBoundsException.class, () -> PixelMatrix.ofExamples(new byte[9], 0, 2, 2, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> PixelMatrix.ofExamples(new byte[12], 1, 2, 2, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> PixelMatrix.ofExamples(new byte[9], 0, 65_536, 256, 256));
        assertThrows(IllegalArgumentException.class, () -> PixelMatrix.ofExamples(new byte[9], 0, -1, 2, 3));
    }
}
