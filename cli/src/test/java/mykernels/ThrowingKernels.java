package mykernels;

import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;

/** Throws in every part of a shared product but the first, and no exception but an error. */
final class ThrowingKernels extends MyKernels {

    @Override
    public String name() {
        return "mine-throwing";
    }

    @Override
    public void multiply(float alpha, Matrix a, PixelMatrix b, Matrix c) {
        if (b.from() > 0) {
            throw new AssertionError("planted\non two lines");
        }
        super.multiply(alpha, a, b, c);
    }
}
