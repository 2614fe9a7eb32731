package lanewise.simd.lanes;

import java.util.Arrays;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector shapes, selected once per JVM. They are constants, because C2 compiles vector operations to instructions
 * only if the species is a constant.
 *
 * <p>The number of lanes is what the JVM prefers, but 8 where a vector of 16 is {@linkplain
 * Processor#splitsWideVectors() processed as two halves}. The system property {@value LaneProperties#LANES} selects 4, 8 or 16
 * instead; the tests run all three. More lanes than the processor has are emulated, which is correct and slow. One JVM
 * uses one number of lanes: if the same code processes two shapes of vector, C2 of JDK 17 no longer keeps sums in
 * registers.
 */
public final class Lanes {

    /** The float lanes of a vector: 4, 8 or 16; 0 if vectors cannot be used, see {@link #REFUSAL}. */
    public static final int COUNT;

    /** True if 8 lanes are used because the processor executes vectors of 16 floats as two halves. */
    public static final boolean HALVES;

    /** Why vectors cannot be used; null if they can. */
    public static final String REFUSAL;

    /** True if the code for 32 vector registers is used, as with AVX-512 and on ARM; AVX2 has 16. */
    public static final boolean MANY_REGISTERS;

    /** The species of vectors of floats. */
    public static final VectorSpecies<Float> FLOAT;

    /** The species of vectors of ints. */
    public static final VectorSpecies<Integer> INT;

    private static final VectorSpecies<Byte> BYTE;

    static {
        String asked = System.getProperty(LaneProperties.LANES);
        int widest = Math.min(16, FloatVector.SPECIES_PREFERRED.length());
        boolean halves = widest == 16 && Processor.splitsWideVectors();
        HALVES = halves && asked == null;
        int preferred = halves ? 8 : widest;
        int lanes = asked == null ? preferred : parse(asked);
        if (lanes == 4 || lanes == 8 || lanes == 16) {
            COUNT = lanes;
            REFUSAL = null;
        } else {
            COUNT = 0;
            REFUSAL = LaneProperties.problem()
                    .orElse("the JVM offers vectors of " + lanes
                            + " floats, and 4 are the least that pay; check -XX:UseAVX and -XX:MaxVectorSize");
        }
        boolean many = widest == 16 || System.getProperty("os.arch", "").equals("aarch64");
        // Processors with sixteen lanes have 32 registers; where sixteen lanes are emulated it does not matter.
        MANY_REGISTERS = COUNT == 16
                || System.getProperty(LaneProperties.REGISTERS, many ? "32" : "16")
                        .equals("32");
        VectorShape shape = VectorShape.forBitSize((COUNT == 0 ? 4 : COUNT) * Float.SIZE);
        FLOAT = VectorSpecies.of(float.class, shape);
        INT = VectorSpecies.of(int.class, shape);
        // The smallest byte vector has 8 lanes; with 4 float lanes its upper half is unused.
        BYTE = VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, COUNT * Byte.SIZE)));
    }

    private Lanes() {}

    private static int parse(String lanes) {
        return Arrays.asList("4", "8", "16").contains(lanes) ? Integer.parseInt(lanes) : -1;
    }

    /**
     * Converts the next {@link #COUNT} unsigned bytes to floats. Reads at least 8 bytes.
     *
     * <p>Uses B2I and a mask, because ZERO_EXTEND_B2I fails in the interpreter of JDK 17.
     *
     * @param data the bytes
     * @param offset the index of the first
     * @return the floats, 0 to 255
     */
    public static FloatVector unsignedBytes(byte[] data, int offset) {
        IntVector ints = (IntVector) ByteVector.fromArray(BYTE, data, offset).convertShape(VectorOperators.B2I, INT, 0);
        return (FloatVector) ints.lanewise(VectorOperators.AND, 0xFF).convertShape(VectorOperators.I2F, FLOAT, 0);
    }
}
