package lanewise.data;

/**
 * Converts pixels from floats to bytes.
 *
 * <p>Pixels are bytes here, 0 to 255, which is what image files hold and why the products with pixels are fast. Floats
 * from 0 to 1 that were made by dividing such bytes by 255 convert back exactly. Other floats, such as standardized
 * pixels with mean 0, are refused, because rounding them would silently change the data.
 */
public final class FloatPixels {

    private static final int WHITE = 255;

    /** The maximum distance of 255 times a float from a whole number that rounding in float explains. */
    private static final float TOLERANCE = 1e-3f;

    private FloatPixels() {}

    /**
     * Converts multiples of 1/255 to bytes.
     *
     * @param values floats from 0 to 1, each a multiple of 1/255 but for rounding
     * @return unsigned bytes from 0 to 255
     * @throws IllegalArgumentException if a value is not such a multiple
     */
    public static byte[] toBytes(float[] values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            float pixel = WHITE * values[i];
            int rounded = Math.round(pixel);
            if (!(Math.abs(pixel - rounded) <= TOLERANCE) || rounded < 0 || rounded > WHITE) {
                throw new IllegalArgumentException("value " + i + " is " + values[i]
                        + ", which is not a multiple of 1/255 from 0 to 1; pixels are bytes: scale the images to 0..255"
                        + " and round them");
            }
            bytes[i] = (byte) rounded;
        }
        return bytes;
    }
}
