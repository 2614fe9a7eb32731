package lanewise.storage;

import java.util.ArrayList;
import java.util.List;
import lanewise.kernels.Matrix;
import lanewise.network.Architecture;
import lanewise.network.BatchNormalization;
import lanewise.network.Layer;
import lanewise.network.Network;
import lanewise.training.TrainingState;

/** The names of the matrices of networks and optimizers in model files. Layers count from 0, as in PyTorch. */
final class NetworkTensors {

    private static final String MOMENTS = "training.moments.";

    private NetworkTensors() {}

    /** Adds every matrix of a network, with names that start with {@code prefix}. */
    static void put(Tensors tensors, String prefix, Network network) {
        for (int l = 1; l <= network.depth(); l++) {
            Layer layer = network.layer(l);
            String name = layer(prefix, l);
            tensors.putMatrix(name + ".weight", layer.W());
            tensors.putColumn(name + ".bias", layer.b());
            BatchNormalization normalization = layer.normalization();
            if (normalization != null) {
                tensors.putColumn(name + Tensors.NORMALIZATION + "gamma", normalization.gamma());
                tensors.putColumn(name + Tensors.NORMALIZATION + "beta", normalization.beta());
                tensors.putColumn(name + Tensors.NORMALIZATION + "mean", normalization.mean());
                tensors.putColumn(name + Tensors.NORMALIZATION + "variance", normalization.variance());
            }
        }
    }

    private static String layer(String prefix, int l) {
        return prefix + "layers." + (l - 1);
    }

    /**
     * Removes the matrices of a network.
     *
     * @param file name of the file, for messages
     * @throws lanewise.errors.LanewiseException if one is missing or has another shape
     */
    static Network take(String file, Tensors tensors, String prefix, Architecture architecture) {
        List<Layer> layers = new ArrayList<>();
        int inputs = architecture.inputs();
        for (int units : architecture.units()) {
            String name = layer(prefix, layers.size() + 1);
            boolean hidden = layers.size() < architecture.hidden().size();
            Layer layer = new Layer(
                    tensors.take(file, name + ".weight", units, inputs),
                    tensors.take(file, name + ".bias", units),
                    hidden && architecture.batchNormalization()
                            ? new BatchNormalization(
                                    tensors.take(file, name + Tensors.NORMALIZATION + "gamma", units),
                                    tensors.take(file, name + Tensors.NORMALIZATION + "beta", units),
                                    tensors.take(file, name + Tensors.NORMALIZATION + "mean", units),
                                    tensors.take(file, name + Tensors.NORMALIZATION + "variance", units))
                            : null);
            layers.add(layers.isEmpty() ? layer.forPixels() : layer);
            inputs = units;
        }
        return new Network(layers, architecture.activation());
    }

    /** Adds the moments of the optimizer: {@code training.moments.LAYER.PARAMETER.NUMBER}, all counted from 0. */
    static void putMoments(Tensors tensors, TrainingState state) {
        for (int l = 1; l <= state.network().depth(); l++) {
            for (int p = 0; p < state.network().layer(l).parameters().size(); p++) {
                List<Matrix> moments = state.moments(l, p);
                for (int n = 0; n < moments.size(); n++) {
                    if (p == 0) {
                        tensors.putMatrix(moment(l, p, n), moments.get(n));
                    } else {
                        tensors.putColumn(moment(l, p, n), moments.get(n));
                    }
                }
            }
        }
    }

    /** Returns the number of moments per parameter. */
    static int countMoments(Tensors tensors) {
        int n = 0;
        while (tensors.named().containsKey(moment(1, 0, n))) {
            n++;
        }
        return n;
    }

    /** Removes the moments of the optimizer, and copies them to a state of training. */
    static void takeMoments(String file, Tensors tensors, TrainingState state) {
        for (int l = 1; l <= state.network().depth(); l++) {
            for (int p = 0; p < state.network().layer(l).parameters().size(); p++) {
                List<Matrix> moments = state.moments(l, p);
                for (int n = 0; n < moments.size(); n++) {
                    Matrix moment = moments.get(n);
                    copy(
                            p == 0
                                    ? tensors.take(file, moment(l, p, n), moment.rows(), moment.cols())
                                    : tensors.take(file, moment(l, p, n), moment.rows()),
                            moment);
                }
            }
        }
    }

    private static String moment(int l, int p, int n) {
        return MOMENTS + (l - 1) + "." + p + "." + n;
    }

    private static void copy(Matrix from, Matrix to) {
        for (int i = 0; i < to.rows(); i++) {
            for (int j = 0; j < to.cols(); j++) {
                to.set(i, j, from.get(i, j));
            }
        }
    }
}
