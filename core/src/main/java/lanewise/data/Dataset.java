package lanewise.data;

import java.util.Objects;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/**
 * Training examples and, if there are any, test examples.
 *
 * @param description one line of text: the source of the data, the number and size of the examples, and the classes
 * @param training training examples
 * @param test separate test examples, with the classes of {@code training}; null if there are none
 */
public record Dataset(String description, Examples training, Examples test) {

    /**
     * Creates a dataset. The class numbers of the test examples become those of the training examples.
     *
     * @param description one line of text
     * @param training training examples
     * @param test separate test examples, with the classes of {@code training}
     * @throws LanewiseException if the sizes of the images differ, or a test label is not one of the training labels
     */
    public Dataset {
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(training, "training");
        if (test != null) {
            if (test.height() != training.height() || test.width() != training.width()) {
                throw new LanewiseException(
                        test.source(),
                        "its images are " + test.height() + " x " + test.width()
                                + ", the training images of " + training.source() + " are " + training.height() + " x "
                                + training.width(),
                        "give training and test images of one size");
            }
            if (test.labeled() && training.labeled()) {
                test = test.withClasses(training.classes());
            }
        }
    }

    /** Returns a dataset with a description of its content. */
    static Dataset of(String from, Examples training, Examples test) {
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
        return new Dataset(line.toString(), training, test);
    }
}
