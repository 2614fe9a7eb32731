package mykernels;

import lanewise.kernels.Matrix;

/** Ends the JVM in an operation, with the exit code of success. */
final class ExitingKernels extends MyKernels {

    @Override
    public String name() {
        return "mine-exiting";
    }

    /** The second operation that is verified: those before it take time. */
    @Override
    public void affine(Matrix w, Matrix x, Matrix b, Matrix z) {
        System.exit(0);
    }
}
