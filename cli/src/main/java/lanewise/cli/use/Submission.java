package lanewise.cli.use;

import java.util.Locale;
import java.util.Optional;
import lanewise.data.Examples;
import lanewise.data.LabelSet;
import lanewise.evaluation.Evaluation;
import lanewise.text.Printable;

/**
 * Predictions as a CSV table. The ids are those of the file, or else count from 1 under the name {@code ImageId}, as in
 * Kaggle's Digit Recognizer competition.
 *
 * @param probabilities for each example one probability per class
 * @param classes labels of the classes
 * @param ids ids of the examples; empty if the file has none
 */
record Submission(float[][] probabilities, LabelSet classes, Optional<Examples.Ids> ids) {

    /** Name of the ids in Kaggle's Digit Recognizer competition, whose labels have the name Label. */
    private static final String KAGGLE_ID = "ImageId";

    /** Returns the class of an example: the most probable one, the first of several. */
    int predicted(int example) {
        return Evaluation.argmax(probabilities[example]);
    }

    /** Returns the table of the predicted labels. */
    String labels() {
        // Competitions whose test file has a column id expect the name label.
        StringBuilder text = new StringBuilder(
                        ids.map(column -> cell(column.name()) + (column.name().equals(KAGGLE_ID) ? ",Label" : ",label"))
                                .orElse(KAGGLE_ID + ",Label"))
                .append('\n');
        for (int j = 0; j < probabilities.length; j++) {
            text.append(id(j)).append(',').append(classes.labelOf(predicted(j))).append('\n');
        }
        return text.toString();
    }

    /** Returns the table of the probabilities, one column per class. */
    String probabilityTable() {
        StringBuilder text =
                new StringBuilder(ids.map(column -> cell(column.name())).orElse(KAGGLE_ID));
        for (int c = 0; c < classes.size(); c++) {
            text.append(',').append(classes.labelOf(c));
        }
        text.append('\n');
        for (int j = 0; j < probabilities.length; j++) {
            text.append(id(j));
            for (int c = 0; c < classes.size(); c++) {
                text.append(String.format(Locale.ROOT, ",%.6f", probabilities[j][c]));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private String id(int example) {
        return ids.map(column -> cell(column.values().get(example))).orElseGet(() -> Integer.toString(example + 1));
    }

    /** Returns a cell of a CSV file, in quotes if it needs them. */
    private static String cell(String from) {
        String text = Printable.of(from);
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
