package lanewise.picture;

import lanewise.picture.image.GrayImage;

/** Rotates and mirrors a picture according to the orientation of Exif (CIPA DC-008, tag 0x0112). */
final class Orientation {

    private Orientation() {}

    /**
     * Returns a picture upright.
     *
     * @param image the picture as it is stored
     * @param orientation 1 to 8; with any other number the picture stays as it is
     */
    static GrayImage upright(GrayImage image, int orientation) {
        if (orientation < 2 || orientation > 8) {
            return image;
        }
        boolean transposed = orientation >= 5;
        boolean rowsReversed = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
        boolean columnsReversed = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
        int height = transposed ? image.width() : image.height();
        int width = transposed ? image.height() : image.width();
        GrayImage upright = GrayImage.zeros(height, width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int v = rowsReversed ? height - 1 - y : y;
                int u = columnsReversed ? width - 1 - x : x;
                upright.set(y, x, transposed ? image.get(u, v) : image.get(v, u));
            }
        }
        return upright;
    }
}
