package lanewise.picture;

import java.util.Arrays;

/**
 * The ground a digit stands on: how light it is at every place, where one side is nearer to the lamp than the other
 * too. A surface of second degree is fitted to the pixels that are not ink; which those are, is found by turns with it.
 */
final class Paper {

    /** The frame along the edges that is mostly paper: this part of each side, but a pixel at least. */
    private static final int FRAME_SHARE = 16;

    private static final int ROUNDS = 6;

    /** Paper whose values lie so close together, of 255, is taken for even. */
    private static final double EVEN = 2;

    /** 1, x, y, x^2, xy, y^2. */
    private static final int TERMS = 6;

    /** Keeps the surface level where few pixels hold it, as part of their number. */
    private static final double RIDGE = 1e-3;

    private final GrayImage image;
    private final double[] surface = new double[TERMS];
    private final double[] terms = new double[TERMS];

    private Paper(GrayImage image) {
        this.image = image;
    }

    /**
     * The paper below some image.
     *
     * @param image 0..255
     * @return its lightness everywhere, 0..255
     */
    static GrayImage of(GrayImage image) {
        Paper paper = new Paper(image);
        paper.surface[0] = frameMedian(image);
        for (int round = 0; round < ROUNDS && !paper.fit(); round++) {
            // Until the paper is even, or often enough for the surface to settle.
        }
        return paper.values();
    }

    private static float frameMedian(GrayImage image) {
        int thickness = Math.max(1, Math.min(image.height(), image.width()) / FRAME_SHARE);
        float[] frame = new float[image.values().length];
        int count = 0;
        for (int y = 0; y < image.height(); y++) {
            boolean row = y < thickness || y >= image.height() - thickness;
            for (int x = 0; x < image.width(); x++) {
                if (row || x < thickness || x >= image.width() - thickness) {
                    frame[count++] = image.get(y, x);
                }
            }
        }
        Arrays.sort(frame, 0, count);
        return frame[count / 2];
    }

    /** Fits the surface to the pixels that are nearer to it than ink is; true if it need not be fitted further. */
    private boolean fit() {
        GrayImage fitted = values();
        float[] away = new float[fitted.values().length];
        for (int i = 0; i < away.length; i++) {
            away[i] = Math.abs(image.values()[i] - fitted.values()[i]);
        }
        float ink = Otsu.threshold(away);
        double[][] normal = new double[TERMS][TERMS + 1];
        double squares = 0;
        int count = 0;
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                double off = away[y * image.width() + x];
                if (off <= ink) {
                    add(normal, y, x);
                    squares += off * off;
                    count++;
                }
            }
        }
        if (Math.sqrt(squares / count) < EVEN) {
            return true;
        }
        for (int term = 1; term < TERMS; term++) {
            normal[term][term] += RIDGE * count;
        }
        System.arraycopy(solved(normal), 0, surface, 0, TERMS);
        return false;
    }

    private void add(double[][] normal, int y, int x) {
        place(y, x);
        for (int i = 0; i < TERMS; i++) {
            for (int j = 0; j < TERMS; j++) {
                normal[i][j] += terms[i] * terms[j];
            }
            normal[i][TERMS] += terms[i] * image.get(y, x);
        }
    }

    /** Coordinates from -1 to 1. */
    private void place(int y, int x) {
        double v = (2.0 * y + 1) / image.height() - 1;
        double u = (2.0 * x + 1) / image.width() - 1;
        terms[0] = 1;
        terms[1] = u;
        terms[2] = v;
        terms[3] = u * u;
        terms[4] = u * v;
        terms[5] = v * v;
    }

    private GrayImage values() {
        GrayImage values = GrayImage.zeros(image.height(), image.width());
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                place(y, x);
                double sum = 0;
                for (int term = 0; term < TERMS; term++) {
                    sum += surface[term] * terms[term];
                }
                values.set(y, x, (float) Math.max(0, Math.min(255, sum)));
            }
        }
        return values;
    }

    /** Gauss and Jordan; the matrix is symmetric and positive definite, so that no pivot need be sought. */
    private static double[] solved(double[][] equations) {
        for (int pivot = 0; pivot < TERMS; pivot++) {
            for (int row = 0; row < TERMS; row++) {
                double factor = row == pivot ? 0 : equations[row][pivot] / equations[pivot][pivot];
                for (int column = pivot; column <= TERMS; column++) {
                    equations[row][column] -= factor * equations[pivot][column];
                }
            }
        }
        double[] solution = new double[TERMS];
        for (int term = 0; term < TERMS; term++) {
            solution[term] = equations[term][TERMS] / equations[term][term];
        }
        return solution;
    }
}
