package lanewise.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Walks the segments of a JPEG file, for what ImageIO does not tell: whether it is whole, and which side is up. */
final class JpegStructure {

    private static final int MARKER = 0xff;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int APPLICATION_1 = 0xe1;

    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY = 12;

    private final byte[] file;
    private boolean whole;
    private int orientation = 1;
    private int scans;

    /** @param file begins with the marker of the start of an image */
    JpegStructure(byte[] file) {
        this.file = file;
        int at = 2;
        while (at + 4 <= file.length && Byte.toUnsignedInt(file[at]) == MARKER) {
            int marker = Byte.toUnsignedInt(file[at + 1]);
            if (marker == MARKER) {
                at++;
                continue;
            }
            int length = Short.toUnsignedInt(ByteBuffer.wrap(file).getShort(at + 2));
            if (marker == APPLICATION_1) {
                readOrientation(at + 4, Math.min(file.length, at + 2 + length));
            }
            at += 2 + length;
            if (marker == START_OF_SCAN) {
                whole = endsAfter(at);
                break;
            }
        }
    }

    /** In what comes after the scan's header a marker's first byte is followed by 0 where it is data. */
    private boolean endsAfter(int from) {
        scans = 1;
        for (int i = from; i + 1 < file.length; i++) {
            if (Byte.toUnsignedInt(file[i]) == MARKER) {
                int marker = Byte.toUnsignedInt(file[i + 1]);
                if (marker == END_OF_IMAGE) {
                    return true;
                }
                scans += marker == START_OF_SCAN ? 1 : 0;
            }
        }
        return false;
    }

    /** Returns the number of scans; a progressive picture has about ten, and decoding each takes time for all pixels. */
    int scans() {
        return scans;
    }

    /** Looks for the orientation in the first directory of Exif data, which is laid out as in TIFF. */
    private void readOrientation(int from, int to) {
        int tiff = from + EXIF.length;
        if (to - tiff < 8 || !ByteBuffer.wrap(file, from, EXIF.length).equals(ByteBuffer.wrap(EXIF))) {
            return;
        }
        ByteBuffer data = ByteBuffer.wrap(file, tiff, to - tiff).slice();
        data.order(data.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = Integer.toUnsignedLong(data.getInt(4));
        if (directory + 2 > data.limit()) {
            return;
        }
        int entries = Short.toUnsignedInt(data.getShort((int) directory));
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + (long) i * ENTRY;
            if (entry + ENTRY > data.limit()) {
                return;
            }
            if (Short.toUnsignedInt(data.getShort((int) entry)) == ORIENTATION) {
                orientation = data.getShort((int) entry + 8);
            }
        }
    }

    /** True if the picture's end is there. */
    boolean whole() {
        return whole;
    }

    /** Exif's number of the way the camera was held: 1 (as usual) to 8; others mean nothing. */
    int orientation() {
        return orientation;
    }
}
