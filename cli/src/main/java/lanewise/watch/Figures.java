package lanewise.watch;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import lanewise.evaluation.ConfusionMatrix;
import lanewise.evaluation.Evaluation;

/**
 * What the page shows of a network at one update.
 *
 * @param update number of updates so far
 * @param evaluation evaluation on the examples that are held out, or on a sample of the training examples
 * @param confusion the confusion matrix of the same examples; null if there are too many classes
 * @param probabilities probability of each class for each of the examples that are shown
 * @param weights weights of the first units of the first layer, row by row, from -127 to 127; empty if the inputs are
 *     not images
 * @param weightScale the weight that 127 stands for
 * @param logRatios log10 of update to weights, for each layer; empty if unknown
 */
record Figures(
        int update,
        Evaluation evaluation,
        ConfusionMatrix confusion,
        float[][] probabilities,
        byte[] weights,
        float weightScale,
        List<Double> logRatios) {

    /** Writes the fields. */
    void write(JsonGenerator json) throws IOException {
        json.writeNumberField("update", update);
        json.writeFieldName("loss");
        Point.number(json, evaluation.loss());
        json.writeFieldName("accuracy");
        Point.number(json, evaluation.accuracy());
        if (confusion != null) {
            json.writeArrayFieldStart("confusion");
            for (int label = 0; label < confusion.classes(); label++) {
                for (int predicted = 0; predicted < confusion.classes(); predicted++) {
                    json.writeNumber(confusion.count(label, predicted));
                }
            }
            json.writeEndArray();
        }
        json.writeArrayFieldStart("probabilities");
        for (float[] ofExample : probabilities) {
            json.writeStartArray();
            for (float probability : ofExample) {
                Point.number(json, probability);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeBinaryField("weights", weights);
        json.writeFieldName("weightScale");
        Point.number(json, weightScale);
        json.writeArrayFieldStart("logRatios");
        for (double ratio : logRatios) {
            Point.number(json, ratio);
        }
        json.writeEndArray();
    }
}
