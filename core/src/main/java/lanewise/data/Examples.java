package lanewise.data;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;
import lanewise.text.TextPicture;

/**
 * Images of one size and, if they are labeled, their classes.
 *
 * <p>Immutable, as long as callers do not change the arrays that {@link #pixels()} and {@link #labels()} return without
 * a copy.
 */
public final class Examples {

    private static final int HEAD_PIXELS = 6;

    private final String source;
    private final byte[] pixels;
    private final int count;
    private final int height;
    private final int width;
    private final int[] labels;
    private final LabelSet classes;
    private final Ids ids;

    /**
     * The column of a file that identifies its examples.
     *
     * @param name name of the column
     * @param values one per example
     */
    public record Ids(String name, List<String> values) {}

    /** Labels and classes are both null or both not null. */
    private Examples(String source, byte[] pixels, int height, int width, int[] labels, LabelSet classes, Ids ids) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("an image needs at least one pixel, not " + height + " x " + width);
        }
        long perExample = (long) height * width;
        if (pixels.length % perExample != 0) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels are not a whole number of images of " + height + " x " + width);
        }
        this.source = Objects.requireNonNull(source, "source");
        this.pixels = pixels;
        this.count = (int) (pixels.length / perExample);
        this.height = height;
        this.width = width;
        this.labels = labels;
        this.classes = classes;
        this.ids = ids;
        if (labels != null && labels.length != count) {
            throw new IllegalArgumentException(labels.length + " labels for " + count + " examples");
        }
    }

    /**
     * Returns examples with labels. Their classes are the distinct labels.
     *
     * @param source name of the source for messages, such as a file name
     * @param pixels unsigned bytes, one example after another, each row by row; not copied
     * @param height rows of an image; 1 if the inputs are not images
     * @param width columns of an image
     * @param labels one label per example, as in the data
     * @return the examples
     * @throws IllegalArgumentException if the numbers of pixels and labels do not fit
     */
    public static Examples labeled(String source, byte[] pixels, int height, int width, int[] labels) {
        LabelSet classes = LabelSet.of(labels);
        return new Examples(source, pixels, height, width, classNumbers(labels, classes), classes, null);
    }

    /**
     * Returns examples without labels.
     *
     * @param source name of the source for messages, such as a file name
     * @param pixels unsigned bytes, one example after another, each row by row; not copied
     * @param height rows of an image; 1 if the inputs are not images
     * @param width columns of an image
     * @return the examples
     * @throws IllegalArgumentException if the pixels are not a whole number of images
     */
    public static Examples unlabeled(String source, byte[] pixels, int height, int width) {
        return new Examples(source, pixels, height, width, null, null, null);
    }

    /**
     * Returns these examples with the column that identifies them in a table of predictions.
     *
     * @param name name of the column
     * @param values one per example
     * @return the same examples with this column
     */
    public Examples withIds(String name, List<String> values) {
        return new Examples(source, pixels, height, width, labels, classes, new Ids(name, List.copyOf(values)));
    }

    /**
     * Returns the column of the file that identifies the examples. A selection of examples has none.
     *
     * @return the column; empty if the file has none
     */
    public Optional<Ids> ids() {
        return Optional.ofNullable(ids);
    }

    /**
     * Returns a copy with rows and columns of each image exchanged.
     *
     * @return transposed images with the same labels
     * @throws LanewiseException if the heap is too small for the copy
     */
    public Examples transposed() {
        byte[] transposed = allocate(count);
        for (int example = 0; example < count; example++) {
            int first = example * pixelsPerExample();
            for (int row = 0; row < height; row++) {
                for (int col = 0; col < width; col++) {
                    transposed[first + col * height + row] = pixels[first + row * width + col];
                }
            }
        }
        return new Examples(source, transposed, width, height, labels, classes, ids);
    }

    private static int[] classNumbers(int[] labels, LabelSet classes) {
        return Arrays.stream(labels).map(classes::classOf).toArray();
    }

    /**
     * Returns the name of the source for messages.
     *
     * @return a file name, or {@code built-in MNIST}
     */
    public String source() {
        return source;
    }

    /**
     * Returns the number of examples.
     *
     * @return number of examples
     */
    public int count() {
        return count;
    }

    /**
     * Returns the number of rows of an image.
     *
     * @return number of rows; 1 if the inputs are not images
     */
    public int height() {
        return height;
    }

    /**
     * Returns the number of columns of an image.
     *
     * @return number of columns
     */
    public int width() {
        return width;
    }

    /**
     * Returns the number of pixels of an image, which is the number of inputs of a network.
     *
     * @return {@code height * width}
     */
    public int pixelsPerExample() {
        return height * width;
    }

    /**
     * Returns the pixels of all examples, one example after another, each row by row.
     *
     * @return {@code count * pixelsPerExample} unsigned bytes from 0 to 255; not a copy, must not be changed
     */
    public byte[] pixels() {
        return pixels;
    }

    /**
     * Returns a copy of the pixels of one example.
     *
     * @param example index of the example, from 0
     * @return unsigned bytes, row by row
     * @throws IndexOutOfBoundsException if there is no such example
     */
    public byte[] pixels(int example) {
        int from = Objects.checkIndex(example, count) * pixelsPerExample();
        return Arrays.copyOfRange(pixels, from, from + pixelsPerExample());
    }

    /**
     * Returns whether the examples have labels.
     *
     * @return true if each example has a label
     */
    public boolean labeled() {
        return labels != null;
    }

    /**
     * Returns the class number of each example.
     *
     * @return numbers from 0 to {@code classes().size() - 1}; not a copy, must not be changed
     * @throws IllegalStateException if the examples have no labels
     */
    public int[] labels() {
        requireLabels();
        return labels;
    }

    /**
     * Returns the classes, which map each class number to its label in the data.
     *
     * @return the classes
     * @throws IllegalStateException if the examples have no labels
     */
    public LabelSet classes() {
        requireLabels();
        return classes;
    }

    private void requireLabels() {
        if (!labeled()) {
            throw new IllegalStateException("the examples of " + source + " have no labels");
        }
    }

    /**
     * Returns a copy of the examples with the given indices, in that order and with the same classes.
     *
     * @param indices indices of examples, from 0
     * @return the selected examples
     * @throws IndexOutOfBoundsException if there is no such example
     * @throws LanewiseException if the heap is too small for the copy
     */
    public Examples select(int[] indices) {
        int perExample = pixelsPerExample();
        byte[] selected = allocate(indices.length);
        for (int i = 0; i < indices.length; i++) {
            int from = Objects.checkIndex(indices[i], count) * perExample;
            System.arraycopy(pixels, from, selected, i * perExample, perExample);
        }
        int[] selectedLabels =
                labeled() ? Arrays.stream(indices).map(i -> labels[i]).toArray() : null;
        return new Examples(source, selected, height, width, selectedLabels, classes, null);
    }

    /**
     * Returns a copy of the first examples, with the same classes.
     *
     * @param n number of examples
     * @return the first {@code n} examples
     * @throws IndexOutOfBoundsException if {@code n} is negative or above the number of examples
     * @throws LanewiseException if the heap is too small for the copy
     */
    public Examples first(int n) {
        Objects.checkFromToIndex(0, n, count);
        byte[] selected = allocate(n);
        System.arraycopy(pixels, 0, selected, 0, selected.length);
        return new Examples(
                source, selected, height, width, labeled() ? Arrays.copyOf(labels, n) : null, classes, null);
    }

    /**
     * Returns the first examples as a table: one line per example, with its label and its first and last pixels.
     *
     * @param n number of examples; all if there are fewer
     * @return a table with a header
     */
    public String head(int n) {
        int last = pixelsPerExample() - 1;
        int shown = Math.min(HEAD_PIXELS, last);
        StringBuilder table = new StringBuilder(labeled() ? "label " : "");
        for (int p = 0; p < shown; p++) {
            table.append(String.format(Locale.ROOT, "%9s", "pixel" + p));
        }
        table.append(String.format(Locale.ROOT, "  ... %9s", "pixel" + last));
        for (int i = 0; i < Math.min(n, count); i++) {
            table.append('\n').append(labeled() ? String.format(Locale.ROOT, "%5d ", classes.labelOf(labels[i])) : "");
            for (int p = 0; p < shown; p++) {
                table.append(String.format(Locale.ROOT, "%9d", pixel(i, p)));
            }
            table.append(String.format(Locale.ROOT, "  ... %9d", pixel(i, last)));
        }
        return table.toString();
    }

    /**
     * Draws an example as text.
     *
     * @param example index of the example, from 0
     * @return lines of characters, darker or lighter like the pixels, with a line break after each
     * @throws IndexOutOfBoundsException if there is no such example
     */
    public String picture(int example) {
        Objects.checkIndex(example, count);
        return TextPicture.lines(height, width, (row, col) -> pixel(example, row * width + col)).stream()
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private int pixel(int example, int input) {
        return Byte.toUnsignedInt(pixels[example * pixelsPerExample() + input]);
    }

    private byte[] allocate(int examples) {
        String what = "copies of " + Text.count(examples, "example") + " of " + height + " x " + width + " pixels";
        return Heap.bytes(source, what, (long) examples * pixelsPerExample());
    }

    /**
     * Returns these examples with class numbers from other classes, such as those of a trained network. The pixels are
     * shared.
     *
     * @param others the other classes
     * @return examples with the same labels and new class numbers
     * @throws IllegalStateException if the examples have no labels
     * @throws LanewiseException if a label is not in the other classes
     */
    public Examples withClasses(LabelSet others) {
        if (classes().equals(others)) {
            return this;
        }
        int[] renumbered = new int[count];
        for (int i = 0; i < count; i++) {
            int label = classes.labelOf(labels[i]);
            if (!others.contains(label)) {
                throw new LanewiseException(
                        source,
                        "example " + Text.count(i) + " has the label " + label + ", but the classes are " + others,
                        "give examples of the same classes");
            }
            renumbered[i] = others.classOf(label);
        }
        return new Examples(source, pixels, height, width, renumbered, others, ids);
    }
}
