package lanewise.watch;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/**
 * An equation of one iteration.
 *
 * @param part the part of the iteration, such as {@code Back propagation}
 * @param text the equation, such as {@code dW2 = dZ2 A1' / m}
 * @param meaning a sentence about it
 * @param result name of the matrix that it computes
 * @param operands names of the matrices that it reads
 * @param code lines of {@code Video.java} that compute it; empty if the video has no such equation
 */
record Equation(
        String part, String text, String meaning, String result, List<String> operands, List<VideoCode.Line> code) {

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("part", part);
        json.writeStringField("text", text);
        json.writeStringField("meaning", meaning);
        json.writeStringField("result", result);
        json.writeArrayFieldStart("operands");
        for (String operand : operands) {
            json.writeString(operand);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("code");
        for (VideoCode.Line line : code) {
            json.writeStartObject();
            json.writeNumberField("number", line.number());
            json.writeStringField("code", line.code());
            json.writeStringField("equation", line.equation());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
