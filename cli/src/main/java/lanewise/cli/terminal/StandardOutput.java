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

/** A writer that keeps the first error. {@link PrintWriter} reports only that an error occurred. */
public final class StandardOutput extends PrintWriter {

    private final Remembering stream;

    /** A stream that keeps its first error. */
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

    /**
     * Creates a writer.
     *
     * @param out the stream
     * @param charset the encoding
     */
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

    /** Returns whether the reader closed the pipe, as {@code head} does. Only a write can find that out. */
    boolean isClosed() {
        return stream.error != null && isPipe(stream.error);
    }

    private static boolean isPipe(IOException error) {
        return String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }

    /**
     * Flushes the writer and returns the first error.
     *
     * @return the error; empty if there is none, or if the reader closed the pipe, as {@code head} does
     */
    public Optional<OutputException> failure() {
        flush();
        return Optional.ofNullable(stream.error)
                .filter(error -> !isPipe(error))
                .map(error -> new OutputException(
                        "standard output",
                        "writing failed (" + error.getMessage() + "), so the output is incomplete",
                        "free disk space, or redirect the output"));
    }
}
