package lanewise.data;

import java.io.IOException;
import java.io.InputStream;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/**
 * The header of an IDX file, the format of the MNIST files: two zero bytes, the type of a value, the number of
 * dimensions, then each dimension as a big-endian 32-bit number. Files with three dimensions hold images, with two
 * dimensions examples of one row each, with one dimension labels. Files with four dimensions hold images if one channel
 * of gray is one of them. Integers of another type are labels: in two dimensions, as in QMNIST, the label is the first
 * number of each row.
 *
 * @param file name of the file, for messages
 * @param type type of a value
 * @param dimensions number of dimensions, 1 to 4
 * @param count number of images or labels
 * @param height rows of an image; 1 for labels
 * @param width columns of an image, or numbers per label
 */
record IdxHeader(String file, int type, int dimensions, long count, long height, long width) {

    private static final int UNSIGNED_BYTE = 0x08;
    private static final int SIGNED_BYTE = 0x09;
    private static final int SHORT = 0x0b;
    private static final int INT = 0x0c;
    private static final int MOST_LABEL = 1_000_000;

    /**
     * Reads a header. The stream is then at the first value.
     *
     * @throws LanewiseException if it is not the header of images in unsigned bytes, or of labels in unsigned bytes
     *     or in integers of 8, 16 or 32 bits
     */
    static IdxHeader read(String file, InputStream in) throws IOException {
        byte[] magic = bytes(file, in, 4, 0);
        int type = Byte.toUnsignedInt(magic[2]);
        int dimensions = Byte.toUnsignedInt(magic[3]);
        if (magic[0] != 0 || magic[1] != 0) {
            throw problem(file, "an IDX file starts with two zero bytes", "check that this is the right file");
        }
        boolean integers = type == SIGNED_BYTE || type == SHORT || type == INT;
        if (type != UNSIGNED_BYTE && !(integers && (dimensions == 1 || dimensions == 2))) {
            throw problem(
                    file,
                    "the values have type " + typeName(type) + ", but pixels must be unsigned bytes (0x08)",
                    "convert the pixels to bytes 0..255");
        }
        if (dimensions < 1 || dimensions > 4) {
            throw wrongDimensions(file, dimensions);
        }
        byte[] sizes = bytes(file, in, 4 * dimensions, 4);
        boolean labels = integers || dimensions == 1;
        long count = dimension(file, sizes, 0, labels ? "number of labels" : "number of images");
        if (dimensions == 4) {
            boolean first = dimension(file, sizes, 1, "number of channels") == 1;
            if (!first && dimension(file, sizes, 3, "number of channels") != 1) {
                throw wrongDimensions(file, dimensions);
            }
            return new IdxHeader(
                    file,
                    type,
                    dimensions,
                    count,
                    dimension(file, sizes, first ? 2 : 1, "height"),
                    dimension(file, sizes, first ? 3 : 2, "width"));
        }
        long height = dimensions == 3 ? dimension(file, sizes, 1, "height") : 1;
        long width = dimensions == 1 ? 1 : dimension(file, sizes, dimensions - 1, "width");
        return new IdxHeader(file, type, dimensions, count, height, width);
    }

    private static LanewiseException wrongDimensions(String file, int dimensions) {
        return problem(
                file,
                "it has " + dimensions
                        + " dimensions; labels have 1, rows of pixels have 2, images have 3 (or 4 with one channel)",
                "convert the images to one gray value per pixel");
    }

    private static byte[] bytes(String file, InputStream in, int count, int before) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw problem(
                    file,
                    "the file ends within the header, after " + Text.count(before + (long) bytes.length, "byte"),
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
            throw problem(file, "the " + name + " is 0", "use a file that contains examples");
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
            default -> "not a type of IDX";
        };
        return String.format("0x%02X (%s)", type, name);
    }

    /** Returns whether the values are labels rather than pixels. */
    boolean labels() {
        return dimensions == 1 || type != UNSIGNED_BYTE;
    }

    /** Returns the size of the header in bytes. */
    int bytes() {
        return 4 + 4 * dimensions;
    }

    /** Returns the size of all values in bytes; {@code Long.MAX_VALUE} if it exceeds the range of a long. */
    long valueBytes() {
        return times(times(times(count, height), width), bytesPerValue());
    }

    /** Returns the size of a value in bytes. */
    int bytesPerValue() {
        return type == SHORT ? 2 : type == INT ? 4 : 1;
    }

    /**
     * Returns the labels in the content of a file.
     *
     * @throws LanewiseException if one is negative or too large
     */
    int[] labels(byte[] values) {
        int[] labels = new int[(int) count];
        int step = (int) width * bytesPerValue();
        for (int i = 0; i < labels.length; i++) {
            int label = type == UNSIGNED_BYTE ? Byte.toUnsignedInt(values[i * step]) : values[i * step];
            for (int b = 1; b < bytesPerValue(); b++) {
                label = label << Byte.SIZE | Byte.toUnsignedInt(values[i * step + b]);
            }
            if (label < 0 || label > MOST_LABEL) {
                throw new LanewiseException(
                        file,
                        "example " + Text.count(i) + " has the label " + label,
                        "use labels from 0 to " + Text.count(MOST_LABEL));
            }
            labels[i] = label;
        }
        return labels;
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
