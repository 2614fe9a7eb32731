package lanewise.picture.image;

/** Noise of a picture, from the differences of neighboring pixels. */
public final class Noise {

    /** The ratio of a median absolute deviation to the standard deviation of a normal distribution. */
    private static final double MEDIAN = 0.6745;

    /** The minimum share of the variance between neighbors for a picture to count as noise. */
    private static final double SHARE = 0.6;

    /** The minimum standard deviation of this noise, out of 255. */
    private static final double STRONG = 25;

    /** Of pictures with several times this number of pixels, only some rows are read. */
    private static final int ENOUGH = 100_000;

    private Noise() {}

    /**
     * Returns the standard deviation of the noise: the median difference of a pixel from the mean of its neighbors to
     * the left and right, scaled as for a normal distribution.
     *
     * @param image 0 to 255
     */
    public static double deviation(GrayImage image) {
        if (image.width() < 3) {
            return 0;
        }
        int step = Math.max(1, image.values().length / ENOUGH);
        float[] differences = new float[(image.height() + step - 1) / step * (image.width() - 2)];
        int count = 0;
        for (int y = 0; y < image.height(); y += step) {
            for (int x = 1; x < image.width() - 1; x++) {
                float mean = (image.get(y, x - 1) + image.get(y, x + 1)) / 2;
                differences[count++] = Math.abs(image.get(y, x) - mean);
            }
        }
        return Quantile.of(differences, count, 0.5) / (MEDIAN * Math.sqrt(1.5));
    }

    /**
     * Returns whether a picture is nothing but noise, which some browsers return for the pixels of a canvas.
     *
     * @param image 0 to 255
     */
    public static boolean only(GrayImage image) {
        double deviation = deviation(image);
        double sum = 0;
        double squares = 0;
        for (float value : image.values()) {
            sum += value;
            squares += (double) value * value;
        }
        double mean = sum / image.values().length;
        double variance = squares / image.values().length - mean * mean;
        return deviation >= STRONG && deviation * deviation >= SHARE * variance;
    }
}
