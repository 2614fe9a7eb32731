package lanewise.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/**
 * Training examples and, if there are any, test examples.
 *
 * @param description one line of text: the source of the data, the number and size of the examples, and the classes
 * @param training training examples
 * @param test separate test examples, with the classes of {@code training}; null if there are none
 * @param hints what the person who uses the data should know, one sentence each; usually none
 */
public record Dataset(String description, Examples training, Examples test, List<String> hints) {

    /**
     * Creates a dataset. The class numbers of the test examples become those of the training examples.
     *
     * @param description one line of text
     * @param training training examples
     * @param test separate test examples, with the classes of {@code training}; null if there are none
     * @param hints what the person who uses the data should know
     * @throws LanewiseException if the sizes of the images differ, or a test label is not one of the training labels
     */
    public Dataset {
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(training, "training");
        hints = List.copyOf(hints);
        if (test != null) {
            if (test.height() != training.height() || test.width() != training.width()) {
                throw new LanewiseException(
                        test.source(),
                        "its images are " + test.height() + " x " + test.width()
                                + ", but the training images of " + training.source() + " are " + training.height()
                                + " x "
                                + training.width(),
                        "give training and test images of the same size");
            }
            if (test.labeled() && training.labeled()) {
                test = test.withClasses(training.classes());
            }
        }
    }

    /**
     * Creates a dataset without hints.
     *
     * @param description one line of text
     * @param training training examples
     * @param test separate test examples, with the classes of {@code training}; null if there are none
     * @throws LanewiseException if the sizes of the images differ, or a test label is not one of the training labels
     */
    public Dataset(String description, Examples training, Examples test) {
        this(description, training, test, List.of());
    }

    /** Returns a dataset with a description of its content. */
    static Dataset of(String from, Examples training, Examples test) {
        return of(from, training, test, List.of());
    }

    /**
     * Returns a dataset with a description of its content.
     *
     * @param from the source
     * @param training training examples
     * @param test separate test examples; null if there are none
     * @param notes what to add to the description
     * @return the dataset
     */
    public static Dataset of(String from, Examples training, Examples test, List<String> notes) {
        StringBuilder line = new StringBuilder(from).append(": ");
        if (test == null) {
            line.append(Text.count(training.count(), "example"));
        } else {
            line.append(Text.count(training.count()))
                    .append(" training and ")
                    .append(Text.count(test.count(), "test example"));
        }
        line.append(" of ")
                .append(training.height())
                .append(" x ")
                .append(training.width())
                .append(" pixels, ");
        if (training.labeled()) {
            LabelSet classes = training.classes();
            line.append(classes.size() == 1 ? "1 class" : Text.count(classes.size()) + " classes")
                    .append(" (")
                    .append(classes)
                    .append(')');
        } else {
            line.append("no labels");
        }
        notes.forEach(note -> line.append("; ").append(note));
        return new Dataset(line.toString(), training, test);
    }

    /** Returns this dataset with one more hint. */
    Dataset withHint(String hint) {
        List<String> all = new ArrayList<>(hints);
        all.add(hint);
        return new Dataset(description, training, test, all);
    }

    /** Returns this dataset with rows and columns of all images exchanged. */
    Dataset transposed() {
        return new Dataset(
                description + "; images transposed",
                training.transposed(),
                test == null ? null : test.transposed(),
                hints);
    }
}
