package lanewise.cli.use;

import java.nio.file.Path;
import lanewise.data.LabelSet;
import lanewise.files.AtomicFile;

/**
 * Predictions in the format of Kaggle's Digit Recognizer competition: a CSV file whose ids start at 1.
 *
 * @param predicted class number of each example
 * @param classes their labels
 */
record Submission(int[] predicted, LabelSet classes) {

    /** Returns the CSV text. */
    String text() {
        StringBuilder text = new StringBuilder("ImageId,Label\n");
        for (int j = 0; j < predicted.length; j++) {
            text.append(j + 1).append(',').append(classes.labelOf(predicted[j])).append('\n');
        }
        return text.toString();
    }

    /**
     * Writes the table to a file, whole or not at all.
     *
     * @throws lanewise.errors.OutputException if it cannot be written
     */
    void write(Path file) {
        AtomicFile.write(file, text());
    }
}
