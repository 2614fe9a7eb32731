package lanewise.augmentation;

import lanewise.random.RandomStream;

/**
 * A smooth random displacement of every pixel along x and along y.
 *
 * <p>Simard et al. smooth noise at every pixel by a Gaussian of standard deviation sigma. The Gaussian suppresses
 * details finer than sigma. Therefore noise at the points of a lattice whose distance is sigma gives almost the same
 * field with a fraction of the work: each point replaces the sum over the sigma squared pixels around it. By Poisson's
 * summation formula the covariances differ by about {@code exp(-pi^2)} of the variance, one part in ten thousand. The
 * Gaussian is cut off at three sigma.
 *
 * <p>A sum over many pixels is close to a normal distribution, and so is the noise at a point, which is the sum of 32
 * random signs. There are lattice points outside the image too, so the field is as strong at the border as in the
 * middle.
 */
final class ElasticField {

    /** The number of random bits for the noise of a point in one direction. */
    private static final int SIGNS = 32;

    private final LatticeAxis vertical;
    private final LatticeAxis horizontal;

    /** Pixels of displacement per unit of noise. */
    private final float unit;

    /** For each column of the lattice, the noise of its points along x, then along y. */
    private final float[][] noise;

    /** For each column of the image, the smoothed noise in the same order. */
    private final float[][] columns;

    /** For each row of the lattice, the values along x in each column of the image, then along y. */
    private final float[][] rows;

    /** For each row of the image, the displacement of its pixels along x, then along y. */
    private final float[][] displacement;

    ElasticField(float alpha, float sigma, int height, int width) {
        vertical = new LatticeAxis(height, sigma);
        horizontal = new LatticeAxis(width, sigma);
        unit = (float) (alpha / (sigma * Math.sqrt(12 * StrictMath.PI)) / Math.sqrt(SIGNS));
        noise = new float[horizontal.points][2 * vertical.points];
        columns = new float[width][2 * vertical.points];
        rows = new float[vertical.points][2 * width];
        displacement = new float[height][2 * width];
    }

    /**
     * Draws a field. For every lattice point, column by column, it draws one number with {@link RandomStream#nextLong};
     * the lower half determines the noise along x, the upper half the noise along y.
     *
     * @return for each row of the image, the displacement of its pixels along x, then along y; overwritten by the next
     *     call
     */
    float[][] draw(RandomStream random) {
        int points = vertical.points;
        for (float[] column : noise) {
            for (int i = 0; i < points; i++) {
                long bits = random.nextLong();
                column[i] = unit * sumOfSigns((int) bits);
                column[points + i] = unit * sumOfSigns((int) (bits >>> 32));
            }
        }
        horizontal.smooth(noise, columns);
        transpose();
        vertical.smooth(rows, displacement);
        return displacement;
    }

    private static int sumOfSigns(int bits) {
        return 2 * Integer.bitCount(bits) - SIGNS;
    }

    private void transpose() {
        int points = rows.length;
        int width = columns.length;
        for (int i = 0; i < points; i++) {
            float[] row = rows[i];
            for (int x = 0; x < width; x++) {
                row[x] = columns[x][i];
                row[width + x] = columns[x][points + i];
            }
        }
    }
}
