package lanewise.augmentation;

/**
 * How strongly images are distorted at random; 0 leaves a part out. {@link Augmenter} draws and applies.
 *
 * <p>An image is scaled, sheared, rotated, in this order, about its center, then shifted; every pixel is displaced
 * besides by an elastic field.
 *
 * @param shift pixels; along x and along y each uniform in (-shift, shift)
 * @param rotate degrees up to 180; the angle is uniform in (-rotate, rotate)
 * @param scale below 1; the factors along x and along y are each uniform in (1 - scale, 1 + scale)
 * @param shear a factor, the tangent of the slant; a pixel at height y above the center moves along x by y times a
 *     number uniform in (-shear, shear)
 * @param elasticAlpha strength of the elastic field: alpha of Simard et al., who took 34 for 28 x 28 pixels. The
 *     field stands for noise uniform in (-1, 1) at every pixel, smoothed by a Gaussian that sums to 1 and multiplied by
 *     alpha, so that a pixel is displaced along x and along y by {@code elasticAlpha / (elasticSigma * sqrt(12 * pi))}
 *     pixels in the root mean square: 1.38 at 34 and 4
 * @param elasticSigma standard deviation of that Gaussian in pixels, at least 1: sigma of Simard et al., who took 4;
 *     not used if elasticAlpha is 0
 */
public record Augmentation(
        float shift, float rotate, float scale, float shear, float elasticAlpha, float elasticSigma) {

    /** Leaves every image as it is. */
    public static final Augmentation NONE = new Augmentation(0, 0, 0, 0, 0, 0);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is negative or not finite, {@code rotate} above 180, {@code scale} 1
     *     or more, or {@code elasticSigma} below 1 although {@code elasticAlpha} is above 0
     */
    public Augmentation {
        check("shift", shift);
        check("rotate", rotate);
        check("scale", scale);
        check("shear", shear);
        check("elasticAlpha", elasticAlpha);
        check("elasticSigma", elasticSigma);
        if (rotate > 180) {
            throw new IllegalArgumentException("rotate is at most 180 degrees, not " + rotate);
        }
        if (scale >= 1) {
            throw new IllegalArgumentException(
                    "scale is below 1, at which an image may shrink to nothing, not " + scale);
        }
        if (elasticAlpha > 0 && elasticSigma < 1) {
            throw new IllegalArgumentException(
                    "elasticSigma is at least 1 pixel with elasticAlpha " + elasticAlpha + ", not " + elasticSigma);
        }
    }

    private static void check(String name, float value) {
        if (!(value >= 0) || Float.isInfinite(value)) {
            throw new IllegalArgumentException(name + " is a finite number of 0 or more, not " + value);
        }
    }

    /** True if no image is changed. */
    public boolean isNone() {
        return shift == 0 && rotate == 0 && scale == 0 && shear == 0 && elasticAlpha == 0;
    }
}
