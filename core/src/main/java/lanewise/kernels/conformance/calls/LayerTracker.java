package lanewise.kernels.conformance.calls;

import java.util.Map;
import java.util.WeakHashMap;
import lanewise.kernels.Matrix;

/**
 * Derives the layer of an operation from the arrays that it uses: a product with pixels belongs to layer 1, an affine
 * operation to the layer after that of its input, a product with transposed weights to the layer before, and every
 * other operation to the layer of its result or of its first known operand.
 */
public final class LayerTracker {

    /** Layers by arrays. Arrays have no equals, so the keys are compared by identity. */
    private final Map<float[], Integer> layers = new WeakHashMap<>();

    /** The weights by their arrays, which a product reads transposed in back propagation. */
    private final Map<float[], Integer> weights = new WeakHashMap<>();

    /** Returns the number of the layer, from 1; 0 if it is unknown. */
    public synchronized int layerOf(Call call) {
        int layer = layer(call);
        if (layer > 0) {
            for (Call.Argument argument : call.arguments()) {
                layers.putIfAbsent(argument.matrix().data(), layer);
            }
            layers.put(call.result().data(), layer);
        }
        return layer;
    }

    private int layer(Call call) {
        Matrix first = call.matrix(0);
        switch (call.operation()) {
            case Call.AFFINE_PIXELS -> {
                return weights(first, 1);
            }
            case Call.AFFINE_FLOATS -> {
                Integer input = layers.get(call.matrix(1).data());
                return input == null ? 0 : weights(first, input + 1);
            }
            case Call.MULTIPLY_PIXELS -> {
                return 1;
            }
            case Call.MULTIPLY_FLOATS -> {
                Integer transposed = weights.get(first.data());
                return transposed == null ? layers.getOrDefault(first.data(), 0) : transposed - 1;
            }
            default -> {
                Integer known = layers.get(call.result().data());
                for (int n = 0; known == null && n < call.arguments().size(); n++) {
                    known = layers.get(call.matrix(n).data());
                }
                return known == null ? 0 : known;
            }
        }
    }

    private int weights(Matrix w, int layer) {
        weights.put(w.data(), layer);
        layers.put(w.data(), layer);
        return layer;
    }
}
