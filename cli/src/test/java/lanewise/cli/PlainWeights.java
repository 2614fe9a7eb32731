package lanewise.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import lanewise.kernels.Matrix;
import lanewise.network.Network;

/** Weights as save_file of safetensors writes those of PyTorch's Linear layers. */
public final class PlainWeights {

    private PlainWeights() {}

    public static void write(Path file, Network network) {
        StringBuilder header = new StringBuilder("{\"__metadata__\":{\"format\":\"pt\"}");
        ByteBuffer data = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        for (int l = 1; l <= network.depth(); l++) {
            add(header, data, "fc" + l + ".bias", "[" + network.layer(l).units() + "]", network.b(l));
            add(
                    header,
                    data,
                    "fc" + l + ".weight",
                    "[" + network.layer(l).units() + "," + network.layer(l).inputs() + "]",
                    network.W(l));
        }
        byte[] text = header.append('}').toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer all =
                ByteBuffer.allocate(Long.BYTES + text.length + data.position()).order(ByteOrder.LITTLE_ENDIAN);
        all.putLong(text.length).put(text).put(data.flip());
        try {
            Files.write(file, all.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(StringBuilder header, ByteBuffer data, String name, String shape, Matrix values) {
        int begin = data.position();
        for (int i = 0; i < values.rows(); i++) {
            for (int j = 0; j < values.cols(); j++) {
                data.putFloat(values.get(i, j));
            }
        }
        header.append(",\"")
                .append(name)
                .append("\":{\"dtype\":\"F32\",\"shape\":")
                .append(shape)
                .append(",\"data_offsets\":[")
                .append(begin)
                .append(',')
                .append(data.position())
                .append("]}");
    }
}
