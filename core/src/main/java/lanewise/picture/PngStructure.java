package lanewise.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Walks the chunks of a PNG file, which ImageIO takes even where they are damaged. */
final class PngStructure {

    private static final int SIGNATURE = 8;

    /** Length, type and checksum. */
    private static final int FRAME = 12;

    /** The chunk that only animated PNG files have. */
    private static final int ANIMATION = name("acTL");

    private static final int END = name("IEND");

    private final boolean animated;
    private final String damage;

    /** @param file begins with the signature */
    PngStructure(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).position(SIGNATURE);
        boolean animation = false;
        int type = 0;
        String found = null;
        while (type != END && found == null) {
            long length = bytes.remaining() < FRAME ? FRAME : Integer.toUnsignedLong(bytes.getInt(bytes.position()));
            if (length + FRAME > bytes.remaining()) {
                found = "it ends before the picture does";
                break;
            }
            bytes.getInt();
            CRC32 sum = new CRC32();
            sum.update(file, bytes.position(), Integer.BYTES + (int) length);
            type = bytes.getInt();
            animation |= type == ANIMATION;
            bytes.position(bytes.position() + (int) length);
            if (bytes.getInt() != (int) sum.getValue()) {
                found = "a checksum in it does not match";
            }
        }
        animated = animation;
        damage = found;
    }

    private static int name(String type) {
        return ByteBuffer.wrap(type.getBytes(StandardCharsets.US_ASCII)).getInt();
    }

    boolean animated() {
        return animated;
    }

    /** What is wrong with the file; null if nothing is. */
    String damage() {
        return damage;
    }
}
