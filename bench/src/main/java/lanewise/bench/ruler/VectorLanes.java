package lanewise.bench.ruler;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernels.lookup.KernelsLookup;

/**
 * The vector shape of the vector kernels on this machine; {@code -jvmArgsAppend -Dlanewise.lanes=16} selects another.
 * It is a constant, because C2 compiles vector operations to instructions only if the species is a constant.
 */
final class VectorLanes {

    /** Number of floats in a vector. */
    static final int COUNT = KernelsLookup.defaults().choose("vector").kernels().lanes();

    static final VectorSpecies<Float> FLOAT = VectorSpecies.of(float.class, VectorShape.forBitSize(COUNT * Float.SIZE));

    private VectorLanes() {}

    /** Returns a vector with the same value in every lane. */
    static FloatVector broadcast(float value) {
        return FloatVector.broadcast(FLOAT, value);
    }
}
