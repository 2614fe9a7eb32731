package lanewise.cli.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import lanewise.errors.OutputException;

/** A writer that knows, when all is written, why writing failed; {@link PrintWriter} alone tells only that it did. */
public final class StandardOutput extends PrintWriter {

    private final Remembering stream;

    /** Keeps the first error. */
    private static final class Remembering extends FilterOutputStream {

        private IOException error;

        Remembering(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException e) {
                error = error == null ? e : error;
                throw e;
            }
        }
    }

    /** Writes to a stream. */
    public StandardOutput(OutputStream out, Charset charset) {
        this(new Remembering(out), charset);
    }

    private StandardOutput(Remembering stream, Charset charset) {
        super(new OutputStreamWriter(stream, charset), true);
        this.stream = stream;
    }

    /** Writes bytes after the text so far. */
    void write(byte[] bytes) {
        flush();
        try {
            stream.write(bytes, 0, bytes.length);
            stream.flush();
        } catch (IOException e) {
            setError();
        }
    }

    /** Returns whether nobody reads any longer, as with {@code | head}; only a write shows that. */
    boolean isClosed() {
        return stream.error != null && isPipe(stream.error);
    }

    private static boolean isPipe(IOException error) {
        return String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }

    /** Why not everything was written. Empty also if nobody reads any longer, as with {@code | head}: no error. */
    public Optional<OutputException> failure() {
        flush();
        return Optional.ofNullable(stream.error)
                .filter(error -> !isPipe(error))
                .map(error -> new OutputException(
                        "standard output",
                        "writing failed (" + error.getMessage() + "), and some of it is missing",
                        "make room, or send it elsewhere"));
    }
}
