package lanewise.picture;

/** Turns a photo as its camera was held: Exif's orientation (CIPA DC-008, tag 0x0112). */
final class Orientation {

    private Orientation() {}

    /**
     * The picture upright.
     *
     * @param orientation 1 to 8; any other number leaves the picture as it is
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
