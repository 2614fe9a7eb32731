package lanewise.kernels.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import lanewise.kernels.Matrix;
import lanewise.kernels.OneHot;
import lanewise.kernels.PixelMatrix;

/**
 * The operands of one case, generated from a seed, so that two implementations get equal ones. Keeps every array: after
 * an operation all of them are compared, which also finds an implementation that writes next to the result or into an
 * operand.
 */
final class Operands {

    /** The kind of floats in an operand. */
    enum Values {
        /** Between -1 and 1. */
        PLAIN,
        /** Magnitudes from 2^-40 to 2^40, so that the order of additions changes bits. */
        WIDE,
        /** Zeros of both signs, subnormal numbers, the maximum, infinities and NaN among plain numbers. */
        SPECIAL
    }

    /** Where the elements are stored. */
    enum Layout {
        /** Row by row from the start of the array. */
        PACKED,
        /** At an odd offset, with a gap after every row. */
        GAPS,
        /** Column by column, at an odd offset: a transposed view that ends with the array. */
        TRANSPOSED
    }

    private static final float[] SPECIAL = {
        0f,
        -0f,
        1f,
        -1f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Float.MAX_VALUE,
        -Float.MAX_VALUE,
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN,
        88f,
        -87.4f,
        104f,
        -104f,
        1e-20f
    };

    private static final int OFFSET = 3;
    private static final int GAP = 5;

    private final SplittableRandom random;
    private final List<float[]> arrays = new ArrayList<>();

    Operands(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Returns every array generated so far. */
    List<float[]> arrays() {
        return arrays;
    }

    /** Returns a matrix. The array around its elements is filled, too. */
    Matrix matrix(int rows, int cols, Layout layout, Values values) {
        int gap = layout == Layout.PACKED ? 0 : GAP;
        int offset = layout == Layout.PACKED ? 0 : OFFSET;
        boolean transposed = layout == Layout.TRANSPOSED;
        int lines = transposed ? cols : rows;
        int stride = (transposed ? rows : cols) + gap;
        float[] data = new float[Math.max(offset, offset + lines * stride + (transposed ? -gap : gap))];
        for (int i = 0; i < data.length; i++) {
            data[i] = value(values);
        }
        arrays.add(data);
        return transposed
                ? new Matrix(data, offset, rows, cols, 1, stride)
                : new Matrix(data, offset, rows, cols, stride, 1);
    }

    /** Returns a seed for the random numbers of an operation. */
    long seed() {
        return random.nextLong();
    }

    private float value(Values values) {
        long bits = random.nextLong();
        float plain = (bits >> 40) * 0x1p-23f;
        return switch (values) {
            case PLAIN -> plain;
            case WIDE -> Math.scalb(plain, (int) (bits & 127) % 81 - 40);
            case SPECIAL -> (bits & 3) == 0 ? SPECIAL[(int) ((bits >>> 8 & 0xFFFF) % SPECIAL.length)] : plain;
        };
    }

    /** Returns images with blank rows, blank columns, gray and full pixels. */
    PixelMatrix pixels(int examples, int height, int width) {
        return pixels(examples, height, width, PixelMatrix.SCALE);
    }

    /** Returns images with another scale. */
    PixelMatrix pixels(int examples, int height, int width, float scale) {
        int perExample = height * width;
        byte[] data = new byte[OFFSET + examples * perExample];
        for (int example = 0; example < examples; example++) {
            for (int input = 0; input < perExample; input++) {
                long bits = random.nextLong();
                boolean blank = (bits & 3) != 0 || input % 7 == 3 || example % 11 == 5;
                data[OFFSET + example * perExample + input] = blank ? 0 : (byte) (bits >>> 32);
            }
        }
        PixelMatrix first = PixelMatrix.ofExamples(data, OFFSET, examples, height, width, scale);
        // An implementation may treat the successor of a matrix differently.
        return height == 1 ? first : first.successor(examples, scale);
    }

    /** Returns the labels of {@code count} columns. */
    OneHot labels(int classes, int count) {
        int[] labels = new int[OFFSET + count];
        for (int j = 0; j < labels.length; j++) {
            labels[j] = (int) Long.remainderUnsigned(random.nextLong(), classes);
        }
        return OneHot.of(labels, classes).cols(OFFSET, OFFSET + count);
    }
}
