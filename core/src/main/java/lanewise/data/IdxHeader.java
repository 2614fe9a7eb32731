package lanewise.data;

import java.io.IOException;
import java.io.InputStream;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/**
 * The header of an IDX file, the format of the MNIST files: two zero bytes, the type of a value, the number of dimensions, then
 * each dimension as a big-endian 32-bit number. Files with three dimensions hold images, with two dimensions examples of one
 * row each, with one dimension labels.
 *
 * @param file name of the file, for messages
 * @param dimensions number of dimensions, 1 to 3
 * @param count number of images or labels
 * @param height rows of an image; 1 for labels
 * @param width columns of an image; 1 for labels
 */
record IdxHeader(String file, int dimensions, long count, long height, long width) {

    private static final int UNSIGNED_BYTE = 0x08;

    /**
     * Reads a header. The stream is then at the first value.
     *
     * @throws LanewiseException if it is not the header of images or labels in unsigned bytes
     */
    static IdxHeader read(String file, InputStream in) throws IOException {
        byte[] magic = bytes(file, in, 4, 0);
        int type = Byte.toUnsignedInt(magic[2]);
        int dimensions = Byte.toUnsignedInt(magic[3]);
        if (magic[0] != 0 || magic[1] != 0) {
            throw problem(file, "an IDX file starts with two zero bytes", "check that this is the right file");
        }
        if (type != UNSIGNED_BYTE) {
            throw problem(
                    file,
                    "the values have type " + typeName(type) + ", and only unsigned bytes (0x08) are read",
                    "convert the pixels to bytes 0..255");
        }
        if (dimensions < 1 || dimensions > 3) {
            throw problem(
                    file,
                    "it has " + dimensions + " dimensions, and images have 3, rows of pixels 2, labels 1",
                    "convert the images to one gray value a pixel");
        }
        byte[] sizes = bytes(file, in, 4 * dimensions, 4);
        long count = dimension(file, sizes, 0, dimensions == 1 ? "number of labels" : "number of images");
        long height = dimensions == 3 ? dimension(file, sizes, 1, "height") : 1;
        long width = dimensions == 1 ? 1 : dimension(file, sizes, dimensions - 1, "width");
        return new IdxHeader(file, dimensions, count, height, width);
    }

    private static byte[] bytes(String file, InputStream in, int count, int before) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw problem(
                    file,
                    "the file ends in it, after " + Text.count(before + (long) bytes.length, "byte"),
                    DataFile.AGAIN);
        }
        return bytes;
    }

    private static long dimension(String file, byte[] sizes, int index, String name) {
        long value = 0;
        for (int i = 4 * index; i < 4 * index + 4; i++) {
            value = value << 8 | Byte.toUnsignedLong(sizes[i]);
        }
        if (value == 0) {
            throw problem(file, "the " + name + " is 0", "use a file that holds examples");
        }
        return value;
    }

    private static LanewiseException problem(String file, String problem, String advice) {
        return new LanewiseException(file + ": IDX header", problem, advice);
    }

    private static String typeName(int type) {
        String name = switch (type) {
            case 0x09 -> "signed bytes";
            case 0x0b -> "16-bit integers";
            case 0x0c -> "32-bit integers";
            case 0x0d -> "32-bit floats";
            case 0x0e -> "64-bit floats";
            default -> "no type that IDX has";
        };
        return String.format("0x%02X (%s)", type, name);
    }

    /** Returns whether the values are labels rather than pixels. */
    boolean labels() {
        return dimensions == 1;
    }

    /** Returns the size of the header in bytes. */
    int bytes() {
        return 4 + 4 * dimensions;
    }

    /** Returns the size of all values in bytes; {@code Long.MAX_VALUE} if it exceeds the range of a long. */
    long valueBytes() {
        return times(times(count, height), width);
    }

    private static long times(long a, long b) {
        return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
    }

    /** Returns a description for messages, such as {@code 60,000 images of 28 x 28 pixels}. */
    String description() {
        return labels()
                ? Text.count(count, "label")
                : Text.count(count, "image") + " of " + height + " x " + width + " pixels";
    }
}
