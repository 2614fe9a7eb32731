package lanewise.data;

import java.util.Objects;
import lanewise.errors.LanewiseException;
import lanewise.text.Text;

/**
 * What a network is trained on and what it is tested on.
 *
 * @param description one line for people: where the data comes from, how many examples, their size, the classes
 * @param training the examples to train on
 * @param test examples apart from them, with the classes of {@code training}; null if there are none
 */
public record Dataset(String description, Examples training, Examples test) {

    /**
     * Checks that both have one size, and numbers the test labels by the classes of the training examples.
     *
     * @throws LanewiseException if the sizes differ, or a test label is none of the training labels
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

    /** A dataset that describes itself. */
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
