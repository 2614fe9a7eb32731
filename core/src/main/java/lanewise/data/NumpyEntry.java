package lanewise.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lanewise.errors.LanewiseException;
import lanewise.npy.NpyArray;
import lanewise.text.Text;

/**
 * An array of NumPy in a data set.
 *
 * @param place the file and, if it has several arrays, the name; for messages
 * @param name the name of the array, or of the file if it has one array
 * @param array the array
 */
record NumpyEntry(String place, String name, NpyArray array) {

    private static final int MOST_PIXEL = 255;
    private static final int MOST_LABEL = 1_000_000;
    private static final String ONE_HOT = "in one-hot labels each row has one 1, and the other elements are 0";

    /** The dimensions of images with a channel. */
    private static final int WITH_CHANNEL = 4;

    private static final Set<String> LABELS =
            Set.of("y", "label", "labels", "target", "targets", "class", "classes", "ytrain", "ytest", "yval");
    /** What may precede the name of a part within a word, as in {@code ytest}. */
    private static final String OF = "(?:x|y|data|images?|labels?)?";

    private static final Pattern TEST = Pattern.compile(OF + "test(?:ing|set)?");
    private static final Pattern VALIDATION = Pattern.compile(OF + "(?:val|valid|validation|dev)(?:set)?");

    /** What an array holds. */
    enum Kind {
        IMAGES,
        LABELS,
        OTHER
    }

    /** The part of the data that an array belongs to. */
    enum Part {
        TRAINING,
        VALIDATION,
        TEST
    }

    /**
     * Returns the words of the name in small letters. A word ends before a capital letter, as in {@code trainLabels}.
     */
    private Stream<String> words() {
        return Arrays.stream(name.replaceAll("([a-z])([A-Z])", "$1 $2")
                .toLowerCase(Locale.ROOT)
                .split("[^a-z]+"));
    }

    Part part() {
        if (words().anyMatch(word -> TEST.matcher(word).matches())) {
            return Part.TEST;
        }
        return words().anyMatch(word -> VALIDATION.matcher(word).matches()) ? Part.VALIDATION : Part.TRAINING;
    }

    /** Returns the shape without dimensions of size 1 at its end: a single channel, or columns of examples. */
    private List<Integer> shape() {
        List<Integer> shape = array.shape();
        int dimensions = shape.size();
        while (dimensions > 1 && shape.get(dimensions - 1) == 1) {
            dimensions--;
        }
        return shape.subList(0, dimensions);
    }

    Kind kind() {
        List<Integer> shape = shape();
        return switch (shape.size()) {
            case 1 -> Kind.LABELS;
            case 2 -> words().anyMatch(LABELS::contains) ? Kind.LABELS : Kind.IMAGES;
            case 3, WITH_CHANNEL -> Kind.IMAGES;
            default -> Kind.OTHER;
        };
    }

    int count() {
        return array.shape().get(0);
    }

    /** Returns the rows of an image. Rows of pixels whose number is a square are square images, as in CSV files. */
    int height() {
        int side = CsvLayout.squareRoot(array.size() / Math.max(1, count()));
        return isFlat() ? Math.max(1, side) : array.shape().get(1 + channelFirst());
    }

    int width() {
        return isFlat()
                ? array.size() / Math.max(1, count()) / height()
                : array.shape().get(2 + channelFirst());
    }

    private boolean isFlat() {
        return array.shape().stream().skip(1).filter(size -> size > 1).count() < 2;
    }

    private int channelFirst() {
        return array.shape().size() == WITH_CHANNEL && array.shape().get(1) == 1 ? 1 : 0;
    }

    /**
     * Returns the pixels as bytes.
     *
     * @throws LanewiseException if the images have colors, there are none, or an element is not a pixel
     */
    byte[] pixels(DataOptions options) {
        List<Integer> shape = array.shape();
        if (array.size() == 0) {
            throw new LanewiseException(
                    place, "its shape " + shape + " has no elements", "use an array that contains images");
        }
        if (shape.size() == WITH_CHANNEL && shape.get(1) != 1 && shape.get(3) != 1) {
            throw new LanewiseException(
                    place,
                    "its shape " + shape + " has more than one channel",
                    "convert the images to one gray value per pixel");
        }
        byte[] pixels = Heap.bytes(place, Text.count(count(), "image"), array.size());
        double scale = options.maxPixel() > 0 ? MOST_PIXEL / options.maxPixel() : 1;
        int[] maximum = {0};
        array.forEach((i, value) -> {
            double pixel = options.maxPixel() > 0 ? Math.rint(value * scale) : value;
            if (!(value >= 0 && pixel <= MOST_PIXEL) || pixel != Math.rint(pixel)) {
                throw notAPixel(i, value, options);
            }
            maximum[0] = Math.max(maximum[0], (int) pixel);
            pixels[i] = (byte) (int) pixel;
        });
        CsvChecks.checkRange(place, options, maximum[0], count());
        return pixels;
    }

    private LanewiseException notAPixel(int index, double value, DataOptions options) {
        String problem = "element " + Text.count(index) + " is " + text(value);
        if (options.maxPixel() > 0) {
            return new LanewiseException(
                    place,
                    problem + ", which is not a number from 0 to " + text(options.maxPixel()),
                    "change --max-pixel, or scale the images");
        }
        return new LanewiseException(
                place,
                problem + ", but pixels are whole numbers from 0 to " + MOST_PIXEL,
                value > 0 && value < 1
                        ? "if pixels are from 0 to 1, add --max-pixel 1"
                        : "scale the images to 0..255 and round them");
    }

    /**
     * Returns the labels.
     *
     * @throws LanewiseException if an element is not a label, or the rows of a matrix are not one-hot
     */
    int[] labels() {
        int classes = array.size() / Math.max(1, count());
        int[] labels = new int[count()];
        Arrays.fill(labels, classes == 1 ? 0 : -1);
        array.forEach((i, value) -> {
            if (classes > 1) {
                int example = i / classes;
                if (value != 0 && value != 1 || value == 1 && labels[example] >= 0) {
                    throw notALabel(i, value, ONE_HOT);
                }
                labels[example] = value == 1 ? i % classes : labels[example];
            } else {
                if (!(value >= 0 && value <= MOST_LABEL) || value != Math.rint(value)) {
                    throw notALabel(i, value, "labels are whole numbers from 0 to " + Text.count(MOST_LABEL));
                }
                labels[i] = (int) value;
            }
        });
        for (int example = 0; example < labels.length; example++) {
            if (labels[example] < 0) {
                throw notLabels("row " + Text.count(example) + " has no 1", ONE_HOT);
            }
        }
        return labels;
    }

    private LanewiseException notALabel(int index, double value, String expected) {
        return notLabels("element " + Text.count(index) + " is " + text(value), expected);
    }

    private LanewiseException notLabels(String found, String expected) {
        return new LanewiseException(place, found + ", but " + expected, "save one whole number per image");
    }

    /** Returns a number for messages: without a fraction if it is whole. */
    static String text(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return value == (float) value ? Float.toString((float) value) : Double.toString(value);
    }
}
