package lanewise.kernels;

/** The definition of the operations, for {@link Kernels}' default methods. */
final class Definition {

    static final ScalarKernels KERNELS = new ScalarKernels();

    private Definition() {}

    /** Adds the bias to the columns that x's panels hold. */
    static void addBias(Kernels k, PixelMatrix x, Matrix b, Matrix z) {
        if (x.examplesAsColumns()) {
            int from = x.firstPanel() * PixelMatrix.PANEL;
            k.addBias(b, z.cols(from, Math.max(from, Math.min(x.endPanel() * PixelMatrix.PANEL, x.cols()))));
            return;
        }
        for (int panel = x.firstPanel(); panel < x.endPanel(); panel++) {
            for (int lane = 0; lane < PixelMatrix.PANEL && x.column(panel, lane) >= 0; lane++) {
                int j = x.column(panel, lane);
                k.addBias(b, z.cols(j, j + 1));
            }
        }
    }
}
