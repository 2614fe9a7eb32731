package lanewise.simd.product;

/** The values of a pixel as floats. A loop reads a value faster from this table than it converts it in a register. */
final class PixelValues {

    /** The floats 0 to 255. */
    static final float[] FLOATS = floats();

    private PixelValues() {}

    private static float[] floats() {
        float[] floats = new float[1 << Byte.SIZE];
        for (int value = 0; value < floats.length; value++) {
            floats[value] = value;
        }
        return floats;
    }
}
