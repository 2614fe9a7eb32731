package lanewise.web;

import java.util.concurrent.Future;

/**
 * A response in JSON that is still being computed. If its client closes the connection, the computation is canceled
 * about a second later: its thread is interrupted if it has begun, and otherwise it does not begin.
 *
 * <p>{@link com.sun.net.httpserver.HttpServer} detects a closed connection only when it sends something. If the
 * computation takes more than half a second, the response is therefore sent in parts: a space every half second, which
 * has no meaning in JSON, and the content at the end. The status is 200 then, also for an error, because it is sent
 * first.
 *
 * @param response the computation
 * @param mostBytes the maximum length of the content in bytes
 */
public record LaterResponse(Future<Response> response, int mostBytes) implements Reply {}
