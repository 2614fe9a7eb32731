package lanewise.picture;

import java.nio.ByteBuffer;

/**
 * Reads the segments of a JPEG file for what ImageIO does not report: whether the file is complete, the number of its
 * scans, and the orientation of the picture.
 */
final class JpegStructure {

    private static final int MARKER = 0xff;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int APPLICATION_1 = 0xe1;

    private final byte[] file;
    private boolean complete;
    private int scans;
    private int orientation = Exif.UPRIGHT;

    /**
     * Reads a file.
     *
     * @param file starts with the marker of the start of an image
     */
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
            int end = Math.min(file.length, at + 2 + length);
            if (marker == APPLICATION_1 && orientation == Exif.UPRIGHT && Exif.named(file, at + 4, end)) {
                orientation = Exif.orientation(file, at + 4, end);
            }
            at += 2 + length;
            if (marker == START_OF_SCAN) {
                readScans(at);
                break;
            }
        }
    }

    /**
     * Reads what follows the header of the first scan. The first byte of a marker is followed by 0 where it is data.
     */
    private void readScans(int from) {
        scans = 1;
        for (int i = from; i + 1 < file.length && !complete; i++) {
            if (Byte.toUnsignedInt(file[i]) == MARKER) {
                int marker = Byte.toUnsignedInt(file[i + 1]);
                complete = marker == END_OF_IMAGE;
                scans += marker == START_OF_SCAN ? 1 : 0;
            }
        }
    }

    /** Returns whether the end of the picture is in the file. */
    boolean complete() {
        return complete;
    }

    /** Returns the number of scans, each of which is decoded. */
    int scans() {
        return scans;
    }

    /** Returns the orientation of Exif, 1 to 8. */
    int orientation() {
        return orientation;
    }
}
