package lanewise.weights;

import java.util.Optional;
import lanewise.kernels.Matrix;
import lanewise.network.Layer;

/** A linear layer into which normalization is folded. It computes in float64. */
final class FoldedLayer {

    private final int units;
    private final int inputs;

    /** Row by row, units x inputs. */
    private final double[] W;

    private final double[] b;

    FoldedLayer(FoundLayer found, boolean inputsFirst) {
        units = found.units(inputsFirst);
        inputs = found.inputs(inputsFirst);
        float[] weights = found.finite(Role.WEIGHT);
        W = new double[weights.length];
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < inputs; j++) {
                W[i * inputs + j] = weights[inputsFirst ? j * units + i : i * inputs + j];
            }
        }
        b = new double[units];
        if (found.hasBias()) {
            float[] bias = found.finite(Role.BIAS);
            for (int i = 0; i < units; i++) {
                b[i] = bias[i];
            }
        }
    }

    int inputs() {
        return inputs;
    }

    /** Applies a map to the sums: the new W is scale W and the new b is scale b + shift, row by row. */
    void normalizeSums(Affine map) {
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < inputs; j++) {
                W[i * inputs + j] *= map.scale()[i];
            }
            b[i] = map.scale()[i] * b[i] + map.shift()[i];
        }
    }

    /** Applies a map to the inputs: the new b is b + W shift and the new W is W scale, column by column. */
    void normalizeInputs(Affine map) {
        for (int i = 0; i < units; i++) {
            for (int j = 0; j < inputs; j++) {
                b[i] += W[i * inputs + j] * map.shift()[j];
                W[i * inputs + j] *= map.scale()[j];
            }
        }
    }

    /** Returns the layer; empty if a number is not finite. */
    Optional<Layer> layer() {
        Layer layer = new Layer(Matrix.of(floats(W), units, inputs), Matrix.of(floats(b), units, 1));
        return allFinite(W) && allFinite(b) ? Optional.of(layer) : Optional.empty();
    }

    private static boolean allFinite(double[] values) {
        for (double value : values) {
            if (!Float.isFinite((float) value)) {
                return false;
            }
        }
        return true;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
