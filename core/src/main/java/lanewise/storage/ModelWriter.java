package lanewise.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Map;
import lanewise.kernels.Matrix;
import lanewise.storage.Tensors.Tensor;

/** Writes a model as safetensors. */
final class ModelWriter {

    private static final int CHUNK = 1 << 16;

    /** The data begins at a multiple of this number of bytes. */
    private static final int ALIGNMENT = 8;

    private final Map<String, String> metadata;
    private final Tensors tensors = new Tensors();
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);

    /** Consumes chunks of bytes. */
    private interface Sink {
        void accept(ByteBuffer bytes) throws IOException;
    }

    ModelWriter(Model model) {
        metadata = Metadata.of(model);
        NetworkTensors.put(tensors, "", model.network());
        model.training().ifPresent(training -> {
            NetworkTensors.put(tensors, ModelReader.TRAINED, training.state().network());
            NetworkTensors.putMoments(tensors, training.state());
            if (training.state().average() != null) {
                NetworkTensors.put(
                        tensors, ModelReader.AVERAGE, training.state().average());
            }
            if (training.state().best() != null) {
                NetworkTensors.put(
                        tensors, ModelReader.BEST, training.state().best().network());
            }
        });
    }

    /** Writes the file from the position of the channel on. */
    void write(FileChannel channel) throws IOException {
        metadata.put(Metadata.CHECKSUM, checksum());
        writeFully(channel, header());
        for (Tensor tensor : tensors.named().values()) {
            write(tensor.values(), bytes -> writeFully(channel, bytes));
        }
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private String checksum() throws IOException {
        Checksum sum = new Checksum(metadata);
        for (Map.Entry<String, Tensor> entry : tensors.named().entrySet()) {
            sum.tensor(entry.getKey(), entry.getValue().shape());
            write(entry.getValue().values(), sum::update);
        }
        return sum.text();
    }

    /** Passes a matrix to a sink, row by row. */
    private void write(Matrix values, Sink sink) throws IOException {
        chunk.clear();
        for (int i = 0; i < values.rows(); i++) {
            for (int j = 0; j < values.cols(); j++) {
                if (!chunk.hasRemaining()) {
                    sink.accept(chunk.flip());
                    chunk.clear();
                }
                chunk.putFloat(values.get(i, j));
            }
        }
        sink.accept(chunk.flip());
    }

    private ByteBuffer header() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeObjectFieldStart(Header.METADATA);
            for (Map.Entry<String, String> entry : metadata.entrySet()) {
                json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
            long at = 0;
            for (Map.Entry<String, Tensor> entry : tensors.named().entrySet()) {
                long end = at + entry.getValue().bytes();
                write(json, entry.getKey(), entry.getValue(), at, end);
                at = end;
            }
            json.writeEndObject();
        }
        while (bytes.size() % ALIGNMENT != 0) {
            bytes.write(' ');
        }
        return ByteBuffer.allocate(Safetensors.LENGTH_BYTES + bytes.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(bytes.size())
                .put(bytes.toByteArray())
                .flip();
    }

    private static void write(JsonGenerator json, String name, Tensor tensor, long begin, long end) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("dtype", Dtype.F32.name());
        json.writeFieldName("shape");
        json.writeArray(
                tensor.shape().stream().mapToLong(n -> n).toArray(),
                0,
                tensor.shape().size());
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {begin, end}, 0, 2);
        json.writeEndObject();
    }
}
