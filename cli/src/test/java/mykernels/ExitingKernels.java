package mykernels;

import lanewise.kernels.Matrix;

/** Ends the JVM in an operation, with the exit code of success. */
final class ExitingKernels extends MyKernels {

    @Override
    public String name() {
        return "mine-exiting";
    }

    @Override
    public void scale(float alpha, Matrix y) {
        System.exit(0);
    }
}
