package lanewise.kernels;

import java.util.Objects;

/** The bytes of the examples, with the sizes and the scale that X and X' share. */
final class Pixels {

    /** Side length of the blocks in {@link #blockOrder}. */
    private static final int BLOCK = 4;

    final byte[] data;
    final int offset;
    final int examples;
    final int height;
    final int width;
    final float scale;

    /** Computed at the first use. */
    private volatile int[] blockOrder;

    /** Checks the arguments as {@link PixelMatrix#ofExamples(byte[], int, int, int, int, float)} specifies. */
    Pixels(byte[] data, int offset, int examples, int height, int width, float scale) {
        if (!Float.isFinite(scale)) {
            throw new IllegalArgumentException("the scale of pixels must be finite, not " + scale);
        }
        if (examples < 0 || height < 0 || width < 0) {
            throw new IllegalArgumentException(
                    "sizes must not be negative: " + examples + " examples of " + height + " x " + width);
        }
        long perExample = (long) height * width;
        if (perExample > Integer.MAX_VALUE) {
            throw new IndexOutOfBoundsException(
                    "an image of " + height + " x " + width + " pixels does not fit into an array");
        }
        long pixels = examples * perExample;
        if (pixels > data.length) {
            throw new IndexOutOfBoundsException(examples + " examples of " + height + " x " + width + " have " + pixels
                    + " pixels, but the array has " + data.length + " elements");
        }
        Objects.checkFromIndexSize(offset, (int) pixels, data.length);
        this.data = data;
        this.offset = offset;
        this.examples = examples;
        this.height = height;
        this.width = width;
        this.scale = scale;
    }

    int perExample() {
        return height * width;
    }

    /**
     * Returns the pixels of an image in the order in which the columns of X' are divided among parts: blocks of 4 x 4
     * neighboring pixels. A block is more often blank in an example than sixteen pixels in a row.
     *
     * <p>Blocks at the right and lower edges are smaller if the width or height of the image is not a multiple of 4. An
     * image of one row is not divided into blocks.
     */
    int[] blockOrder() {
        int[] order = blockOrder;
        if (order == null) {
            order = new int[perExample()];
            int position = 0;
            int blockHeight = height == 1 ? 1 : BLOCK;
            for (int top = 0; top < height; top += blockHeight) {
                for (int left = 0; left < width; left += BLOCK) {
                    for (int y = top; y < Math.min(top + blockHeight, height); y++) {
                        for (int x = left; x < Math.min(left + BLOCK, width); x++) {
                            order[position++] = y * width + x;
                        }
                    }
                }
            }
            blockOrder = order;
        }
        return order;
    }
}
