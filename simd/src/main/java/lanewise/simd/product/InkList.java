package lanewise.simd.product;

import static lanewise.simd.lanes.Lanes.COUNT;
import static lanewise.simd.lanes.Lanes.INT;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import jdk.incubator.vector.IntVector;

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

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

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
            int pattern = pattern((long) LONGS.get(data, start + place));
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

    /** Returns a number of eight bits: bit n is set if byte n is not zero. */
    private static int pattern(long bytes) {
        long low = 0x7F7F_7F7F_7F7F_7F7FL;
        // Bit 7 of every byte that is not zero; the sum carries nothing into the next byte.
        long flags = ((bytes & low) + low | bytes) & ~low;
        // The factor moves bit 7 of byte n to bit 56 + n.
        return (int) ((flags >>> 7) * 0x0102_0408_1020_4080L >>> 56);
    }
}
