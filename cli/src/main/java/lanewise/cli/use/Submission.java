package lanewise.cli.use;

import java.nio.file.Path;
import lanewise.data.LabelSet;
import lanewise.storage.AtomicFile;

/**
 * Predictions as Kaggle's Digit Recognizer competition takes them: a CSV file whose ids count from 1.
 *
 * @param predicted class number of each example
 * @param classes their labels
 */
record Submission(int[] predicted, LabelSet classes) {

    /** The table. */
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
     * @throws lanewise.errors.OutputException if that fails
     */
    void write(Path file) {
        AtomicFile.write(file, text());
    }
}
