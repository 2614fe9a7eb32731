package lanewise.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the orientation from Exif data (CIPA DC-008, tag 0x0112): a TIFF file of one or more directories, in the bytes
 * of a JPEG or PNG file.
 */
final class Exif {

    /** The orientation of a picture that is stored upright. */
    static final int UPRIGHT = 1;

    /** Precedes the TIFF file in JPEG files, and in some PNG files. */
    private static final byte[] NAME = "Exif\0".getBytes(StandardCharsets.US_ASCII);

    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY = 12;
    private static final int BYTE = 1;
    private static final int SHORT = 3;
    private static final int LONG = 4;

    private Exif() {}

    /** Returns whether some bytes start with the name that Exif data has in JPEG files. */
    static boolean named(byte[] file, int from, int to) {
        return to - from >= NAME.length + 1
                && ByteBuffer.wrap(file, from, NAME.length).equals(ByteBuffer.wrap(NAME));
    }

    /**
     * Returns the orientation.
     *
     * @param file a file
     * @param from first byte of the Exif data, with or without its name
     * @param to end of the Exif data
     * @return 1 to 8; 1 if there is no valid orientation
     */
    static int orientation(byte[] file, int from, int to) {
        int tiff = named(file, from, to) ? from + NAME.length + 1 : from;
        if (to - tiff < 8) {
            return UPRIGHT;
        }
        ByteBuffer data = ByteBuffer.wrap(file, tiff, to - tiff).slice();
        int order = data.getShort(0);
        if (order != 0x4949 && order != 0x4d4d) {
            return UPRIGHT;
        }
        data.order(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = Integer.toUnsignedLong(data.getInt(4));
        if (directory + 2 > data.limit()) {
            return UPRIGHT;
        }
        int entries = Short.toUnsignedInt(data.getShort((int) directory));
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + (long) i * ENTRY;
            if (entry + ENTRY > data.limit()) {
                return UPRIGHT;
            }
            if (Short.toUnsignedInt(data.getShort((int) entry)) == ORIENTATION) {
                return valid(value(data, (int) entry));
            }
        }
        return UPRIGHT;
    }

    /** Returns the value of an entry, which is in its last four bytes, at their start. */
    private static long value(ByteBuffer data, int entry) {
        return switch (data.getShort(entry + 2)) {
            case BYTE -> Byte.toUnsignedInt(data.get(entry + 8));
            case SHORT -> Short.toUnsignedInt(data.getShort(entry + 8));
            case LONG -> Integer.toUnsignedLong(data.getInt(entry + 8));
            default -> UPRIGHT;
        };
    }

    private static int valid(long value) {
        return value >= 1 && value <= 8 ? (int) value : UPRIGHT;
    }
}
