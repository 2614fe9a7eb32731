package lanewise.bench.ruler;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;
import lanewise.kernels.lookup.KernelsLookup;

/**
 * The shape of vector that the vector kernels use here; {@code -jvmArgsAppend -Dlanewise.lanes=16} asks for another. A
 * constant, because C2 turns vector operations into instructions only where the species is a constant.
 */
final class VectorLanes {

    /** Floats in a vector. */
    static final int COUNT = KernelsLookup.defaults().choose("vector").kernels().lanes();

    static final VectorSpecies<Float> FLOAT = VectorSpecies.of(float.class, VectorShape.forBitSize(COUNT * Float.SIZE));

    private VectorLanes() {}

    /** The same value in every lane. */
    static FloatVector broadcast(float value) {
        return FloatVector.broadcast(FLOAT, value);
    }
}
