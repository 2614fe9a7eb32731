package lanewise.simd.lanes;

import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector shapes, which are selected once per JVM. They are constants, because C2 compiles vector operations to
 * instructions only if the species is a constant.
 *
 * <p>The number of lanes is the one that the JVM prefers, or 8 if the processor {@linkplain
 * Processor#splitsWideVectors() executes an operation on 16 lanes as two}. The system property {@value
 * LaneProperties#LANES} selects 4, 8 or 16 instead; the tests run with all three. More lanes than the processor has are
 * emulated, which is correct but slow. A JVM uses one number of lanes only, because C2 of JDK 17 does not keep sums in
 * registers if the same code processes two shapes of vectors.
 */
public final class Lanes {

    /**
     * The number of float lanes of a vector: 4, 8 or 16; 0 if vectors cannot be used, see {@link #UNAVAILABLE_BECAUSE}.
     */
    public static final int COUNT;

    /** True if 8 lanes are used because the processor executes vectors of 16 floats as two halves. */
    public static final boolean HALVES;

    /** Why vectors cannot be used; null if they can. */
    public static final String UNAVAILABLE_BECAUSE;

    /** Whether the code for 32 vector registers is used. AVX-512 and ARM have 32, AVX2 has 16. */
    public static final boolean MANY_REGISTERS;

    /** The species of vectors of floats. */
    public static final VectorSpecies<Float> FLOAT;

    /** The species of vectors of ints. */
    public static final VectorSpecies<Integer> INT;

    /** The species of vectors of longs, which have half as many lanes. */
    public static final VectorSpecies<Long> LONG;

    private static final VectorSpecies<Byte> BYTE;

    static {
        String configured = System.getProperty(LaneProperties.LANES);
        int widest = Math.min(16, FloatVector.SPECIES_PREFERRED.length());
        boolean halves = widest == 16 && Processor.splitsWideVectors();
        HALVES = halves && configured == null;
        int preferred = halves ? 8 : widest;
        int lanes = configured == null ? preferred : parse(configured);
        if (lanes == 4 || lanes == 8 || lanes == 16) {
            COUNT = lanes;
            UNAVAILABLE_BECAUSE = null;
        } else {
            COUNT = 0;
            UNAVAILABLE_BECAUSE = LaneProperties.problem()
                    .orElse("the JVM offers vectors of " + lanes
                            + " floats, but at least 4 are needed; check -XX:UseAVX and -XX:MaxVectorSize");
        }
        boolean many = widest == 16 || System.getProperty("os.arch", "").equals("aarch64");
        // Processors with 16 lanes have 32 registers. If 16 lanes are emulated, the choice does not matter.
        MANY_REGISTERS = COUNT == 16
                || System.getProperty(LaneProperties.REGISTERS, many ? "32" : "16")
                        .equals("32");
        VectorShape shape = VectorShape.forBitSize((COUNT == 0 ? 4 : COUNT) * Float.SIZE);
        FLOAT = VectorSpecies.of(float.class, shape);
        INT = VectorSpecies.of(int.class, shape);
        LONG = VectorSpecies.of(long.class, shape);
        // The smallest byte vector has 8 lanes. With 4 float lanes, its upper half is unused.
        BYTE = VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, COUNT * Byte.SIZE)));
    }

    private Lanes() {}

    private static int parse(String lanes) {
        return Arrays.asList("4", "8", "16").contains(lanes) ? Integer.parseInt(lanes) : -1;
    }

    /**
     * Converts the next {@link #COUNT} unsigned bytes to floats. Reads at least 8 bytes.
     *
     * <p>The conversion uses B2I and a bitwise and, because ZERO_EXTEND_B2I fails in the interpreter of JDK 17.
     *
     * @param data the bytes
     * @param offset the index of the first byte
     * @return the floats, 0 to 255
     */
    public static FloatVector unsignedBytes(byte[] data, int offset) {
        IntVector ints = (IntVector) ByteVector.fromArray(BYTE, data, offset).convertShape(VectorOperators.B2I, INT, 0);
        return (FloatVector) ints.lanewise(VectorOperators.AND, 0xFF).convertShape(VectorOperators.I2F, FLOAT, 0);
    }
}
