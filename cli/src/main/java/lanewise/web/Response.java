package lanewise.web;

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
public record Response(int status, String type, byte[] body, String allow) implements Reply {

    /** The methods of addresses that can be read. */
    public static final String READ = "GET, HEAD";

    private static final JsonFactory JSON = new JsonFactory();

    /** Writes the content of a JSON object. */
    public interface Content {
        /**
         * Writes the fields.
         *
         * @param json the generator, within the object
         * @throws IOException if they cannot be written
         */
        void write(JsonGenerator json) throws IOException;
    }

    /**
     * Returns a response with the status 200.
     *
     * @param type the content type
     * @param body the content
     * @return the response
     */
    public static Response ok(String type, byte[] body) {
        return new Response(200, type, body, null);
    }

    /**
     * Returns a response in JSON.
     *
     * @param status the HTTP status
     * @param content writes the fields of the object
     * @return the response
     */
    public static Response json(int status, Content content) {
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
     * @return the response
     */
    public static Response error(int status, String problem) {
        return json(status, json -> json.writeStringField("error", problem));
    }

    /**
     * Returns the error for a wrong method.
     *
     * @param allow the allowed methods
     * @return the response
     */
    public static Response methodNotAllowed(String allow) {
        Response reply = error(405, "This address allows " + allow + " only.");
        return new Response(reply.status, reply.type, reply.body, allow);
    }

    /**
     * Returns the error for too many requests.
     *
     * @return the response
     */
    public static Response busy() {
        return error(503, "Too many requests are open at the same time. Try again in a moment.");
    }

    /** Returns the response for a fault of this program. */
    static Response internalError(Throwable fault) {
        return error(500, "Internal error: " + fault);
    }

    /**
     * Returns whether a method only reads.
     *
     * @param method the method of a request
     * @return true for GET and HEAD
     */
    public static boolean isReading(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }
}
