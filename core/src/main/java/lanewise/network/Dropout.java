package lanewise.network;

import lanewise.kernels.DropoutMask;
import lanewise.random.RandomStream;

/**
 * Dropout of hidden units: training sets each activation to 0 with probability {@code rate} and divides the others by
 * 1 - rate, so that inference needs no correction (Srivastava et al., "Dropout", 2014).
 *
 * @param rate probability of dropping a unit, 0 or more and below 1; 0 disables dropout
 * @param seed seed that, with the number of the update and of the layer, determines which units are dropped
 */
public record Dropout(float rate, long seed) {

    /** Disables dropout. */
    public static final Dropout NONE = new Dropout(0f, 0);

    /**
     * Creates a dropout.
     *
     * @param rate probability of dropping a unit, 0 or more and below 1
     * @param seed seed that, with the number of the update and of the layer, determines which units are dropped
     * @throws IllegalArgumentException if {@code rate} is not in [0, 1)
     */
    public Dropout {
        if (!(rate >= 0f && rate < 1f)) {
            throw new IllegalArgumentException("a dropout rate must be 0 or more and below 1, not " + rate);
        }
    }

    /** Returns the mask of layer {@code l} in update number {@code t}. */
    DropoutMask mask(int t, int l, int units, int m) {
        return DropoutMask.of(
                RandomStream.of(seed, "dropout").substream(t).substream(l).nextLong(), rate, units, m);
    }
}
