package lanewise.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Reads the chunks of a PNG file. ImageIO accepts damaged ones, and ignores the orientation and animations. */
final class PngStructure {

    /** The damage of a file that is shorter than its content requires. */
    static final String CUT_OFF = "the end of the picture is missing";

    private static final int SIGNATURE = 8;

    /** Bytes of the length, type and checksum of a chunk. */
    private static final int FRAME = 12;

    /** The chunk that only animated PNG files have. */
    private static final int ANIMATION = name("acTL");

    private static final int EXIF = name("eXIf");
    private static final int END = name("IEND");

    private boolean animated;
    private String damage;
    private int orientation = Exif.UPRIGHT;

    /**
     * Reads a file.
     *
     * @param file starts with the signature
     */
    PngStructure(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).position(SIGNATURE);
        int type = 0;
        while (type != END && damage == null) {
            long length = bytes.remaining() < FRAME ? FRAME : Integer.toUnsignedLong(bytes.getInt(bytes.position()));
            if (length + FRAME > bytes.remaining()) {
                damage = CUT_OFF;
                return;
            }
            bytes.getInt();
            CRC32 sum = new CRC32();
            sum.update(file, bytes.position(), Integer.BYTES + (int) length);
            type = bytes.getInt();
            animated |= type == ANIMATION;
            int end = bytes.position() + (int) length;
            if (type == EXIF) {
                orientation = Exif.orientation(file, bytes.position(), end);
            }
            bytes.position(end);
            if (bytes.getInt() != (int) sum.getValue()) {
                damage = "a checksum in it does not match";
            }
        }
    }

    private static int name(String type) {
        return ByteBuffer.wrap(type.getBytes(StandardCharsets.US_ASCII)).getInt();
    }

    boolean animated() {
        return animated;
    }

    /** Returns what is wrong with the file; null if nothing is. */
    String damage() {
        return damage;
    }

    /** Returns the orientation of Exif, 1 to 8. */
    int orientation() {
        return orientation;
    }
}
