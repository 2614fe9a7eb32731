package lanewise.picture.album;

/** Perspective: the plane projective transformation of four points to four others. */
final class Homography {

    private Homography() {}

    /**
     * Returns the transformation of four corners, clockwise from the upper left, to those of the unit square.
     *
     * @param corner x and y of each corner
     * @return h of u = (h0 x + h1 y + h2) / (h6 x + h7 y + 1), v = (h3 x + h4 y + h5) / (h6 x + h7 y + 1)
     */
    static double[] toUnitSquare(double[][] corner) {
        double[] us = {0, 1, 1, 0};
        double[] vs = {0, 0, 1, 1};
        double[][] a = new double[8][9];
        for (int i = 0; i < 4; i++) {
            double x = corner[i][0];
            double y = corner[i][1];
            a[2 * i] = new double[] {x, y, 1, 0, 0, 0, -us[i] * x, -us[i] * y, us[i]};
            a[2 * i + 1] = new double[] {0, 0, 0, x, y, 1, -vs[i] * x, -vs[i] * y, vs[i]};
        }
        for (int pivot = 0; pivot < 8; pivot++) {
            int best = pivot;
            for (int row = pivot; row < 8; row++) {
                best = Math.abs(a[row][pivot]) > Math.abs(a[best][pivot]) ? row : best;
            }
            double[] swapped = a[pivot];
            a[pivot] = a[best];
            a[best] = swapped;
            for (int row = 0; row < 8; row++) {
                double factor = row == pivot ? 0 : a[row][pivot] / a[pivot][pivot];
                for (int column = pivot; column < 9; column++) {
                    a[row][column] -= factor * a[pivot][column];
                }
            }
        }
        double[] h = new double[8];
        for (int i = 0; i < 8; i++) {
            h[i] = a[i][8] / a[i][i];
        }
        return h;
    }
}
