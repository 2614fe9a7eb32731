package lanewise.augmentation;

import lanewise.random.RandomStream;

/**
 * An affine map of an image about its center. Pixel (x, y) of the result comes from the position {@code (xx * x + xy *
 * y + x0, yx * x + yy * y + y0)}; x increases to the right, y downwards.
 */
final class Affine {

    float xx;
    float xy;
    float x0;
    float yx;
    float yy;
    float y0;

    private final double centerX;
    private final double centerY;

    Affine(int height, int width) {
        centerX = (width - 1) / 2.0;
        centerY = (height - 1) / 2.0;
    }

    /** Draws six numbers, even if ranges are 0: shift along x and y, angle, scale along x and y, shear. */
    void draw(Augmentation ranges, RandomStream random) {
        float shiftX = uniform(ranges.shift(), random);
        float shiftY = uniform(ranges.shift(), random);
        float degrees = uniform(ranges.rotate(), random);
        float scaleX = 1 + uniform(ranges.scale(), random);
        float scaleY = 1 + uniform(ranges.scale(), random);
        float shear = uniform(ranges.shear(), random);
        set(shiftX, shiftY, degrees, scaleX, scaleY, shear);
    }

    private static float uniform(float range, RandomStream random) {
        return range * (2 * random.nextUniform());
    }

    /**
     * Sets the map to the inverse of this sequence: scale, shear, rotate, shift.
     *
     * @param shiftX pixels to the right
     * @param shiftY pixels downwards
     * @param degrees angle in degrees, clockwise
     * @param scaleX factor of the width
     * @param scaleY factor of the height
     * @param shear tangent of the slant; a positive number moves pixels above the center to the right
     */
    void set(float shiftX, float shiftY, float degrees, float scaleX, float scaleY, float shear) {
        double angle = degrees * (StrictMath.PI / 180);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        double ofX = (cos - shear * sin) / scaleX;
        double ofY = (sin + shear * cos) / scaleX;
        double downOfX = -sin / scaleY;
        double downOfY = cos / scaleY;
        double right = centerX + shiftX;
        double down = centerY + shiftY;
        xx = (float) ofX;
        xy = (float) ofY;
        x0 = (float) (centerX - ofX * right - ofY * down);
        yx = (float) downOfX;
        yy = (float) downOfY;
        y0 = (float) (centerY - downOfX * right - downOfY * down);
    }
}
