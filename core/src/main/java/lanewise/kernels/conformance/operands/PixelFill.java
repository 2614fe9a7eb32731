package lanewise.kernels.conformance.operands;

import java.util.SplittableRandom;

/** The pixels of an operand. */
public enum PixelFill {
    /** Blank rows, blank columns, gray and full pixels: three of four are blank. */
    DIGITS(""),
    /** No pixel is 0. */
    DENSE(", no pixel 0"),
    /** All pixels are 255. */
    FULL(", all pixels 255"),
    /** All pixels are 0. */
    BLANK(", all pixels 0"),
    /** The first and the last pixel of all are not 0. */
    CORNERS(", two pixels");

    /** The number of random pixels of a long array, a prime. They repeat after it. */
    private static final int PERIOD = 1_048_573;

    private final String words;

    PixelFill(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Fills examples of {@code inputs} pixels each. */
    public void fill(byte[] data, int offset, int examples, int inputs, SplittableRandom random) {
        int count = examples * inputs;
        int first = Math.min(count, PERIOD);
        for (int i = 0; i < first; i++) {
            data[offset + i] = of(random.nextLong(), i / inputs, i % inputs, i == 0 || i == count - 1);
        }
        for (int i = first; i < count; i += first) {
            System.arraycopy(data, offset, data, offset + i, Math.min(first, count - i));
        }
    }

    private byte of(long bits, int example, int input, boolean corner) {
        return switch (this) {
            case DIGITS -> (bits & 3) != 0 || input % 7 == 3 || example % 11 == 5 ? 0 : (byte) (bits >>> 32);
            case DENSE -> (byte) (1 + (bits >>> 32 & 0xFFFF) % 255);
            case FULL -> (byte) 255;
            case BLANK -> 0;
            case CORNERS -> corner ? (byte) (1 + (bits >>> 32 & 0xFFFF) % 255) : 0;
        };
    }
}
