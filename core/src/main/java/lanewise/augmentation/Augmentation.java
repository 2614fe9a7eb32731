package lanewise.augmentation;

/**
 * The ranges of the random distortion of images. 0 disables a part. {@link Augmenter} draws and applies the distortion.
 *
 * <p>An image is scaled, sheared and rotated about its center, in this order, then shifted. In addition, an elastic
 * field displaces every pixel.
 *
 * @param shift maximum shift in pixels; the shifts along x and along y are uniform in (-shift, shift)
 * @param rotate maximum angle in degrees, up to 180; the angle is uniform in (-rotate, rotate)
 * @param scale maximum change of size, below 1; the factors along x and along y are uniform in (1 - scale, 1 + scale)
 * @param shear maximum tangent of the slant; a pixel at height y above the center moves along x by y times a number
 *     uniform in (-shear, shear)
 * @param elasticAlpha strength of the elastic field: alpha of Simard et al., who use 34 for 28 x 28 pixels. The field
 *     corresponds to noise uniform in (-1, 1) at every pixel, smoothed by a Gaussian with sum 1 and multiplied by
 *     alpha. The root mean square of the displacement along x and along y is {@code elasticAlpha / (elasticSigma *
 *     sqrt(12 * pi))} pixels, which is 1.38 for an alpha of 34 and a sigma of 4
 * @param elasticSigma standard deviation of that Gaussian in pixels, at least 1: sigma of Simard et al., who use 4;
 *     unused if {@code elasticAlpha} is 0
 */
public record Augmentation(
        float shift, float rotate, float scale, float shear, float elasticAlpha, float elasticSigma) {

    /** No distortion. */
    public static final Augmentation NONE = new Augmentation(0, 0, 0, 0, 0, 0);

    /**
     * Creates an augmentation.
     *
     * @param shift maximum shift in pixels
     * @param rotate maximum angle in degrees, up to 180
     * @param scale maximum change of size, below 1
     * @param shear maximum tangent of the slant
     * @param elasticAlpha strength of the elastic field
     * @param elasticSigma standard deviation of the Gaussian in pixels, at least 1
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
            throw new IllegalArgumentException("rotate must be at most 180 degrees, not " + rotate);
        }
        if (scale >= 1) {
            throw new IllegalArgumentException(
                    "scale must be below 1, because an image could otherwise shrink to nothing, not " + scale);
        }
        if (elasticAlpha > 0 && elasticSigma < 1) {
            throw new IllegalArgumentException("elasticSigma must be at least 1 pixel with elasticAlpha " + elasticAlpha
                    + ", not " + elasticSigma);
        }
    }

    private static void check(String name, float value) {
        if (!(value >= 0) || Float.isInfinite(value)) {
            throw new IllegalArgumentException(name + " must be a finite number of 0 or more, not " + value);
        }
    }

    /**
     * Returns whether images stay unchanged.
     *
     * @return true if every part is disabled
     */
    public boolean isNone() {
        return shift == 0 && rotate == 0 && scale == 0 && shear == 0 && elasticAlpha == 0;
    }
}
