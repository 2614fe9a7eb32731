package lanewise.watch;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import lanewise.evaluation.Evaluation;

/**
 * A point of one or more curves.
 *
 * @param number number of the point among all of the training, in the order of their arrival; points of different
 *     origin do not arrive in the order of their updates
 * @param update number of updates so far
 * @param values one value per curve; a value that is not finite is missing
 */
record Point(int number, int update, List<Double> values) {

    static Point of(int number, int update, Evaluation evaluation) {
        return new Point(number, update, Arrays.asList(evaluation.loss(), evaluation.accuracy()));
    }

    /** Writes an array of points that arrived after a point, each an array of its number, its update and the values. */
    static void write(JsonGenerator json, String name, List<Point> points, int after) throws IOException {
        json.writeArrayFieldStart(name);
        for (Point point : points) {
            if (point.number > after) {
                json.writeStartArray();
                json.writeNumber(point.number);
                json.writeNumber(point.update);
                for (double value : point.values) {
                    number(json, value);
                }
                json.writeEndArray();
            }
        }
        json.writeEndArray();
    }

    /** Writes a number, or null if it is not finite, which JSON cannot represent. */
    static void number(JsonGenerator json, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
