package lanewise.network;

import lanewise.kernels.DropoutMask;
import lanewise.random.RandomStream;

/**
 * Dropout of hidden units: in training each activation is left out with probability {@code rate}, and the others are
 * divided by 1 - rate, so that nothing need be done once training is over (Srivastava et al., "Dropout", 2014).
 *
 * @param rate 0 for none, below 1
 * @param seed decides, with the number of the update and the layer, which units are left out
 */
public record Dropout(float rate, long seed) {

    /** Leaves nothing out. */
    public static final Dropout NONE = new Dropout(0f, 0);

    /**
     * Checks the rate.
     *
     * @throws IllegalArgumentException unless it is in [0, 1)
     */
    public Dropout {
        if (!(rate >= 0f && rate < 1f)) {
            throw new IllegalArgumentException("a dropout rate is 0 or more and below 1, not " + rate);
        }
    }

    /** The mask of layer {@code l} in update number {@code t}. */
    DropoutMask mask(int t, int l, int units, int m) {
        return DropoutMask.of(
                RandomStream.of(seed, "dropout").substream(t).substream(l).nextLong(), rate, units, m);
    }
}
