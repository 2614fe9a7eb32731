package lanewise.augmentation;

import lanewise.random.RandomStream;

/**
 * A smooth random displacement of every pixel along x and along y.
 *
 * <p>Simard et al. smooth noise at every pixel by a Gaussian of standard deviation sigma. A Gaussian suppresses details finer
 * than sigma so strongly that noise at lattice points sigma apart, each replacing the sum over the sigma squared pixels around
 * it, gives the same field with a fraction of the work, except that the Gaussian is cut off at three sigma: by Poisson's
 * summation formula the covariances differ by about {@code exp(-pi^2)} of the variance, one part in ten thousand. A sum over
 * many pixels is close to normal, and so is the noise at the points, which is the sum of 32 random signs. There are lattice
 * points outside the image too, so the field has the same strength at the border and in the middle.
 */
final class ElasticField {

    /** Random bits for the noise of a point in one direction. */
    private static final int SIGNS = 32;

    private final LatticeAxis vertical;
    private final LatticeAxis horizontal;

    /** Pixels of displacement per unit of noise. */
    private final float unit;

    /** For each column of the lattice, the noise along x of its points, then that along y. */
    private final float[][] noise;

    /** The same for each column of the image. */
    private final float[][] columns;

    /** For each row of the lattice, the values along x in each column of the image, then those along y. */
    private final float[][] rows;

    /** For each row of the image, the displacement along x of its pixels, then that along y. */
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
     * Draws a field: for every lattice point, column after column, one {@link RandomStream#nextLong}, whose lower half
     * displaces along x, the upper along y.
     *
     * @return for each row of the image, the displacement along x of its pixels, then that along y; overwritten by the next
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
