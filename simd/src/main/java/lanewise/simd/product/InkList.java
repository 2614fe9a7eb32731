package lanewise.simd.product;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.INT;

import jdk.incubator.vector.IntVector;
import lanewise.kernels.layout.Ink;

/**
 * Lists the pixels of an example that have ink, which are the pixels that are not 0. It takes eight pixels at a time.
 * Their pattern of ink, a number of eight bits, selects the places of the inked pixels from a table, and a vector of
 * places is written at once. There is no branch that depends on a pixel, because the processor cannot predict it.
 */
final class InkList {

    /** The number of pixels in a pattern. */
    private static final int EIGHT = Long.BYTES;

    /** The number of elements that a list needs after the last pixel of an example, because vectors are written. */
    static final int SLACK = Math.max(EIGHT, COUNT);

    /** The places of the inked pixels of each pattern in ascending order, {@value #EIGHT} elements per pattern. */
    private static final int[] PLACES = places();

    private InkList() {}

    private static int[] places() {
        int[] places = new int[(1 << EIGHT) * EIGHT + SLACK];
        for (int pattern = 0; pattern < 1 << EIGHT; pattern++) {
            int at = pattern * EIGHT;
            for (int i = 0; i < EIGHT; i++) {
                places[at] = i;
                at += pattern >>> i & 1;
            }
        }
        return places;
    }

    /**
     * Lists the pixels with ink of an example.
     *
     * @param data the pixels
     * @param start the index of the first pixel of the example
     * @param length number of pixels of the example
     * @param list receives the place of each pixel with ink, from 0, in ascending order. It has at least {@code length
     *     + SLACK} elements. The elements after the last place are undefined
     * @return number of pixels with ink
     */
    static int of(byte[] data, int start, int length, int[] list) {
        int n = 0;
        int place = 0;
        for (; place <= length - EIGHT; place += EIGHT) {
            int pattern = Ink.pattern(Ink.eight(data, start + place));
            for (int i = 0; i < EIGHT; i += COUNT) {
                IntVector.fromArray(INT, PLACES, pattern * EIGHT + i).add(place).intoArray(list, n + i);
            }
            n += Integer.bitCount(pattern);
        }
        for (; place < length; place++) {
            list[n] = place;
            n += data[start + place] == 0 ? 0 : 1;
        }
        return n;
    }
}
