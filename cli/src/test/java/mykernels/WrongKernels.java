package mykernels;

import lanewise.kernels.Matrix;

/** Wrong on purpose: the sums of rows are right to all but a few bits. */
final class WrongKernels extends MyKernels {

    @Override
    public String name() {
        return "mine-wrong";
    }

    @Override
    public void rowSums(float alpha, Matrix x, Matrix sums) {
        for (int i = 0; i < x.rows(); i++) {
            float sum = 0f;
            for (int j = 0; j < x.cols(); j++) {
                sum += x.get(i, j);
            }
            sums.set(i, 0, alpha * sum);
        }
    }
}
