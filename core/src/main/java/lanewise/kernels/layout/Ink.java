package lanewise.kernels.layout;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import lanewise.kernels.PixelMatrix;

/** Finds the pixels of an example that have ink, which means that they are not 0. */
public final class Ink {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW_SEVEN_BITS = 0x7F7F_7F7F_7F7F_7F7FL;

    /** The maximum number of examples in which {@link #share} counts pixels. */
    private static final int SAMPLE = 16;

    private Ink() {}

    /** The result of {@link #share}, stored with X. */
    private record Share(float value) {}

    /**
     * Returns the share of pixels that have ink, estimated from at most {@value #SAMPLE} examples at equal distances.
     *
     * @param b X or X', possibly restricted to some columns; the share is that of the whole
     * @return 0 to 1; 0 if there are no pixels
     */
    public static float share(PixelMatrix b) {
        PixelMatrix x = b.examplesAsColumns() ? b : b.transposed();
        return x.derived(Share.class, before -> new Share(sample(x))).value();
    }

    private static float sample(PixelMatrix x) {
        int inputs = x.rows();
        int examples = x.cols();
        int sample = Math.min(SAMPLE, examples);
        if (sample == 0 || inputs == 0) {
            return 0f;
        }
        int ink = 0;
        for (int n = 0; n < sample; n++) {
            int example = (int) ((long) examples * n / sample);
            ink += count(x.pixels(), x.exampleStart(example), inputs);
        }
        return (float) ink / ((long) sample * inputs);
    }

    /**
     * Returns eight pixels.
     *
     * @param data the pixels
     * @param at the index of the first pixel
     * @return the pixels, the first one in the lowest byte
     */
    public static long eight(byte[] data, int at) {
        return (long) LONGS.get(data, at);
    }

    /** Returns the next pixels, at most eight of {@code left}, with the first pixel in the lowest byte. */
    static long upToEight(byte[] data, int at, int left) {
        if (left >= Long.BYTES) {
            return eight(data, at);
        }
        long bytes = 0;
        for (int i = 0; i < left; i++) {
            bytes |= Byte.toUnsignedLong(data[at + i]) << i * Byte.SIZE;
        }
        return bytes;
    }

    /**
     * Returns which of eight pixels have ink.
     *
     * @param eight the pixels, as {@link #eight} returns them
     * @return a number of eight bits: bit n is 1 if pixel n has ink
     */
    public static int pattern(long eight) {
        // Bit 7 of every byte that is not zero; the sum carries nothing into the next byte.
        long flags = ((eight & LOW_SEVEN_BITS) + LOW_SEVEN_BITS | eight) & ~LOW_SEVEN_BITS;
        // The factor moves bit 7 of byte n to bit 56 + n.
        return (int) ((flags >>> 7) * 0x0102_0408_1020_4080L >>> 56);
    }

    /** Returns the number of bytes that are not 0. */
    private static int count(byte[] data, int start, int length) {
        int count = 0;
        for (int at = 0; at < length; at += Long.BYTES) {
            long eight = upToEight(data, start + at, length - at);
            count += Integer.bitCount(pattern(eight));
        }
        return count;
    }
}
