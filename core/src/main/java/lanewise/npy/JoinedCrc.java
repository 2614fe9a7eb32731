package lanewise.npy;

/** Computes the CRC-32 of two parts of a file from the CRC-32 of each, so that several threads can read one file. */
final class JoinedCrc {

    /** The polynomial of CRC-32 without x^32. As in all values here, the highest bit is the coefficient of x^0. */
    private static final int POLYNOMIAL = 0xedb88320;

    private static final int ONE = 1 << 31;

    /** x^8, which appends one byte. */
    private static final int BYTE = ONE >>> Byte.SIZE;

    private JoinedCrc() {}

    /**
     * Returns the CRC-32 of two parts.
     *
     * @param first the CRC-32 of the first part
     * @param second the CRC-32 of the second part
     * @param length number of bytes of the second part
     * @return the CRC-32 of the first part followed by the second
     */
    static long of(long first, long second, long length) {
        int power = ONE;
        int square = BYTE;
        for (long left = length; left > 0; left >>= 1) {
            if ((left & 1) != 0) {
                power = multiply(power, square);
            }
            square = multiply(square, square);
        }
        return Integer.toUnsignedLong(multiply(power, (int) first)) ^ second;
    }

    /** Returns the product of two polynomials over GF(2), modulo {@link #POLYNOMIAL}. */
    private static int multiply(int a, int b) {
        int product = 0;
        int shifted = b;
        for (int bit = ONE; bit != 0; bit >>>= 1) {
            product ^= (a & bit) != 0 ? shifted : 0;
            shifted = shifted >>> 1 ^ ((shifted & 1) != 0 ? POLYNOMIAL : 0);
        }
        return product;
    }
}
