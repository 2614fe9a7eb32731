package lanewise.kernels.conformance.operands;

import java.util.Arrays;
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

    /** The number of random pixels, a prime. They repeat after it. */
    private static final int PERIOD = 131_071;

    /** Two rows of random pixels. In the first, three of four pixels are 0. In the second, no pixel is 0. */
    private static final byte[][] PIXELS = pixels();

    private final String words;

    PixelFill(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    private static byte[][] pixels() {
        byte[][] pixels = new byte[2][PERIOD];
        SplittableRandom random = new SplittableRandom(PERIOD);
        for (int i = 0; i < PERIOD; i++) {
            long bits = random.nextLong();
            pixels[0][i] = (bits & 3) != 0 ? 0 : (byte) (bits >>> 32);
            pixels[1][i] = (byte) (1 + (bits >>> 32 & 0xFFFF) % 255);
        }
        return pixels;
    }

    /** Fills examples of {@code inputs} pixels each. */
    public void fill(byte[] data, int offset, int examples, int inputs, SplittableRandom random) {
        int count = examples * inputs;
        switch (this) {
            case DIGITS -> {
                copy(PIXELS[0], data, offset, count, random);
                for (int example = 0; example < examples; example++) {
                    int start = offset + example * inputs;
                    if (example % 11 == 5) {
                        Arrays.fill(data, start, start + inputs, (byte) 0);
                    }
                    for (int input = 3; input < inputs; input += 7) {
                        data[start + input] = 0;
                    }
                }
            }
            case DENSE -> copy(PIXELS[1], data, offset, count, random);
            case FULL -> Arrays.fill(data, offset, offset + count, (byte) 255);
            case BLANK -> Arrays.fill(data, offset, offset + count, (byte) 0);
            case CORNERS -> {
                Arrays.fill(data, offset, offset + count, (byte) 0);
                if (count > 0) {
                    data[offset] = PIXELS[1][random.nextInt(PERIOD)];
                    data[offset + count - 1] = PIXELS[1][random.nextInt(PERIOD)];
                }
            }
        }
    }

    private static void copy(byte[] pixels, byte[] data, int offset, int count, SplittableRandom random) {
        int start = random.nextInt(PERIOD);
        for (int i = 0, length; i < count; i += length) {
            length = Math.min(count - i, PERIOD - start);
            System.arraycopy(pixels, start, data, offset + i, length);
            start = 0;
        }
    }
}
