package lanewise.picture;

import lanewise.errors.LanewiseException;

/**
 * Prepares a picture as MNIST's digits were: the ink in gray, light on dark, cropped, scaled by its longer side into a
 * box of 20 x 20 pixels, and put into 28 x 28 with its center of mass in the middle (LeCun, Bottou, Bengio and Haffner,
 * "Gradient-based learning applied to document recognition", 1998, section III.A). Where a network takes images of
 * another size, the box is 20/28 of their shorter side.
 */
final class Preparation {

    /** Pictures are looked at in this size at most: far more pixels than the box has, and few enough to be quick. */
    private static final int WORKING_SIDE = 512;

    /** Fainter than this, of 1, is not looked at to find how far the ink reaches. */
    private static final float REACH = 0.1f;

    private final int height;
    private final int width;

    /**
     * For networks that take images of this size.
     *
     * @param height rows
     * @param width columns
     */
    Preparation(int height, int width) {
        this.height = height;
        this.width = width;
    }

    /**
     * Prepares a picture.
     *
     * @param name of the picture, for messages
     * @param picture 0..255
     * @return height * width pixels, row after row, from 0 (paper) to 255 (ink)
     * @throws LanewiseException if there is nothing drawn
     */
    byte[] prepared(String name, GrayImage picture) {
        GrayImage ink = InkExtraction.of(picture.within(WORKING_SIDE))
                .orElseThrow(() -> new LanewiseException(
                        name,
                        "there is no ink to be seen on this picture",
                        "take one of a single digit that stands out from its ground"));
        return centered(boxed(ink));
    }

    /** Cropped to the ink, scaled into the box. */
    private GrayImage boxed(GrayImage ink) {
        int top = ink.height();
        int bottom = -1;
        int left = ink.width();
        int right = -1;
        for (int y = 0; y < ink.height(); y++) {
            for (int x = 0; x < ink.width(); x++) {
                if (ink.get(y, x) > REACH) {
                    top = Math.min(top, y);
                    bottom = y;
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                }
            }
        }
        int rows = bottom - top + 1;
        int columns = right - left + 1;
        int side = Math.max(1, Math.round(Math.min(height, width) * 20 / 28f));
        double scale = (double) side / Math.max(rows, columns);
        GrayImage box = ink.scaled(top, left, rows, columns, scaled(rows, scale), scaled(columns, scale));
        return fullRange(box);
    }

    private static int scaled(int length, double scale) {
        return Math.max(1, (int) Math.round(length * scale));
    }

    /** Makes the blackest pixel 1: the mean over a pixel's area is gray where a stroke is thinner than that. */
    private static GrayImage fullRange(GrayImage box) {
        float greatest = 0;
        for (float value : box.values()) {
            greatest = Math.max(greatest, value);
        }
        for (int i = 0; i < box.values().length; i++) {
            box.values()[i] /= greatest;
        }
        return box;
    }

    private byte[] centered(GrayImage box) {
        double mass = 0;
        double down = 0;
        double across = 0;
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                mass += box.get(y, x);
                down += (y + 0.5) * box.get(y, x);
                across += (x + 0.5) * box.get(y, x);
            }
        }
        int top = shift(height, box.height(), down / mass);
        int left = shift(width, box.width(), across / mass);
        byte[] pixels = new byte[height * width];
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                pixels[(top + y) * width + left + x] = (byte) Math.round(255 * box.get(y, x));
            }
        }
        return pixels;
    }

    /**
     * Where the box begins: its center of mass in the middle of pixel number side / 2, as the means of MNIST's images
     * are, but nothing of it outside.
     */
    private static int shift(int side, int boxSide, double center) {
        return (int) Math.max(0, Math.min(side - boxSide, Math.round(side / 2 + 0.5 - center)));
    }
}
