package lanewise.watch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lanewise.data.Examples;
import lanewise.text.Printable;
import lanewise.web.LoopbackServer;
import lanewise.web.Page;
import lanewise.web.PageFile;
import lanewise.web.Response;

/** Serves the page of a watched training on the loopback address. */
public final class WatchServer implements AutoCloseable {

    private static final String POST = "POST";

    /** Milliseconds to the next request of the page while the training does not run. */
    private static final long WAITING = 1_500;

    /** Milliseconds to the next request if the training is about to end. */
    private static final long SOON = 500;

    private final TrainingWatch watch;
    private final Pace pace;
    private final AtomicInteger requests = new AtomicInteger();
    private final LoopbackServer server;
    private final Page page = new Page(
            new PageFile(WatchServer.class, "watch.html"),
            join(PageFile.STYLE, "watch.css", "steps.css"),
            join(PageFile.SCRIPT, "charts.js", "figures.js", "steps.js", "watch.js"),
            new PageFile(WatchServer.class, "watch.svg"));

    /** The actions of the page by their path. */
    private final Map<String, Runnable> actions;

    /**
     * Starts a server.
     *
     * @param pace specifies when the page sends its next request
     */
    WatchServer(TrainingWatch watch, int port, String token, Pace pace) throws IOException {
        this.watch = watch;
        this.pace = pace;
        WatchControl control = watch.control();
        actions = Map.of(
                "/pause", control::pause,
                "/step", control::step,
                "/resume", control::resume,
                "/stop", control::stop,
                "/close", control::close);
        server = LoopbackServer.start(this::reply, port, token);
    }

    private static List<PageFile> join(PageFile first, String... names) {
        return Stream.concat(Stream.of(first), PageFile.all(WatchServer.class, names).stream())
                .toList();
    }

    /**
     * Starts a server.
     *
     * @param watch the watched training
     * @param port the port, 0 for any free port
     * @param token the secret that requests must have; null for none
     * @return the server; close it to stop serving
     * @throws BindException if the port is in use or requires more privileges
     * @throws IOException if the server cannot be started
     */
    public static WatchServer start(TrainingWatch watch, int port, String token) throws IOException {
        return new WatchServer(watch, port, token, new Pace(System::nanoTime));
    }

    /**
     * Returns the address of the page, with the token if there is one.
     *
     * @return the address
     */
    public URI address() {
        return server.address();
    }

    /**
     * Returns an address of the page to start a browser with. If there is a token, it serves one request, whose
     * response has a cookie for the others.
     *
     * @return the address
     */
    public URI addressForBrowser() {
        return server.addressForBrowser();
    }

    /** Returns how often pages have requested the state. */
    int requests() {
        return requests.get();
    }

    /** Stops the server. */
    @Override
    public void close() {
        server.close();
    }

    private Response reply(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = String.valueOf(exchange.getRequestURI().getPath());
        Query query = new Query(exchange.getRequestURI().getRawQuery());
        if (actions.containsKey(path) || path.equals("/iteration")) {
            if (!method.equals(POST)) {
                return Response.methodNotAllowed(POST);
            }
            if (path.equals("/iteration")) {
                return iteration();
            }
            actions.get(path).run();
            return Response.json(200, this::writeState);
        }
        boolean reading = Response.isReading(method);
        switch (path) {
            case "/about":
                return reading ? Response.json(200, this::writeAbout) : Response.methodNotAllowed(Response.READ);
            case "/state":
                return reading ? state(query) : Response.methodNotAllowed(Response.READ);
            case "/checkpoint":
                return reading ? checkpoint(query) : Response.methodNotAllowed(Response.READ);
            case "/matrix":
                return reading ? matrix(query) : Response.methodNotAllowed(Response.READ);
            default:
                return page.at(path, method);
        }
    }

    private void writeAbout(JsonGenerator json) throws IOException {
        WatchedTraining training = watch.training();
        Examples held = training.held();
        json.writeObjectFieldStart("facts");
        for (Map.Entry<String, String> fact : training.facts().entrySet()) {
            json.writeStringField(fact.getKey(), Printable.of(fact.getValue()));
        }
        json.writeEndObject();
        json.writeNumberField("updates", training.plan().updates());
        json.writeNumberField("batchesPerEpoch", training.source().batchesPerEpoch());
        json.writeStringField("held", training.heldName());
        json.writeNumberField("heldCount", held.count());
        json.writeNumberField("height", held.height());
        json.writeNumberField("width", held.width());
        json.writeArrayFieldStart("labels");
        for (int c = 0; c < held.classes().size(); c++) {
            json.writeNumber(held.classes().labelOf(c));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("examples");
        for (int j : training.shown()) {
            json.writeStartObject();
            json.writeNumberField("number", j);
            json.writeNumberField("class", held.labels()[j]);
            json.writeStringField("pixels", Base64.getEncoder().encodeToString(held.pixels(j)));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeState(JsonGenerator json) throws IOException {
        json.writeStringField("mode", watch.control().mode().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("update", watch.update());
        json.writeStringField("outcome", Printable.of(watch.outcome()));
    }

    private Response state(Query query) {
        int figures = query.number("figures", -1);
        long begin = ProcessorTime.ofThisThread();
        requests.incrementAndGet();
        return Response.json(200, json -> {
            writeState(json);
            watch.history()
                    .write(json, query.number("training", -1), query.number("held", -1), query.number("ratios", -1));
            Figures latest = watch.history().latest();
            if (latest != null && latest.update() != figures) {
                json.writeObjectFieldStart("figures");
                latest.write(json);
                json.writeEndObject();
            }
            json.writeNumberField("next", next(ProcessorTime.ofThisThread() - begin, query.number("spent", 0)));
        });
    }

    /** Returns the milliseconds to the next request of a page. The end of the training is requested soon after it. */
    private long next(long ofServer, int ofPage) {
        return watch.control().mode() == WatchControl.Mode.RUNNING
                ? Math.min(pace.next(ofServer, ofPage), Math.max(SOON, watch.remainingMillis()))
                : WAITING;
    }

    private Response checkpoint(Query query) {
        Figures figures = watch.history().at(query.number("update", -1));
        return figures == null
                ? Response.error(404, "This checkpoint is not kept.")
                : Response.json(200, figures::write);
    }

    private Response iteration() throws IOException {
        if (watch.control().mode() == WatchControl.Mode.STOPPING) {
            return Response.error(409, "The training is being stopped.");
        }
        watch.control().pause();
        try {
            Iteration computed = watch.control().onTrainingThread(watch::computeIteration);
            return Response.json(200, computed::write);
        } catch (InterruptedException e) {
            // The server is being closed.
            throw new InterruptedIOException();
        } catch (TimeoutException e) {
            return Response.error(503, "The current update takes too long. Try again in a moment.");
        } catch (ExecutionException e) {
            return Response.error(500, "The iteration could not be computed: " + e.getCause());
        }
    }

    private Response matrix(Query query) {
        Iteration iteration = watch.iteration();
        if (iteration == null || iteration.update() != query.number("update", -1)) {
            return Response.error(410, "The training has continued since this iteration.");
        }
        Values values = iteration.matrix(query.text("name"));
        if (values == null) {
            return Response.error(404, "This iteration has no such matrix.");
        }
        return Response.json(
                200,
                json -> values.write(
                        json,
                        query.number("row", 0),
                        query.number("col", 0),
                        query.number("rows", Integer.MAX_VALUE),
                        query.number("cols", Integer.MAX_VALUE)));
    }
}
