package lanewise.draw;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A response of the server.
 *
 * @param status the HTTP status
 * @param type the content type
 * @param body the content
 * @param allow the allowed methods if the request used another one, else null
 */
record Response(int status, String type, byte[] body, String allow) {

    private static final JsonFactory JSON = new JsonFactory();

    /** Writes the content of a JSON object. */
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    static Response ok(String type, byte[] body) {
        return new Response(200, type, body, null);
    }

    static Response json(int status, Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Response(status, "application/json", bytes.toByteArray(), null);
    }

    /**
     * Returns an error in JSON.
     *
     * @param status the HTTP status
     * @param problem a sentence for the user
     */
    static Response error(int status, String problem) {
        return json(status, json -> json.writeStringField("error", problem));
    }

    static Response methodNotAllowed(String allow) {
        Response reply = error(405, "This address allows " + allow + " only.");
        return new Response(reply.status, reply.type, reply.body, allow);
    }
}
