package lanewise.draw;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What the server answers.
 *
 * @param status of HTTP
 * @param type of the content
 * @param allow the methods there are, where another was asked for; else null
 */
record Reply(int status, String type, byte[] body, String allow) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Writes the content of a JSON object. */
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    static Reply ok(String type, byte[] body) {
        return new Reply(200, type, body, null);
    }

    static Reply json(int status, Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Reply(status, "application/json", bytes.toByteArray(), null);
    }

    /** @param problem a sentence for people */
    static Reply error(int status, String problem) {
        return json(status, json -> json.writeStringField("error", problem));
    }

    static Reply methodNotAllowed(String allow) {
        Reply reply = error(405, "This address takes " + allow + ".");
        return new Reply(reply.status, reply.type, reply.body, allow);
    }
}
