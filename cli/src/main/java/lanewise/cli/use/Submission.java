package lanewise.cli.use;

import lanewise.data.LabelSet;

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
}
