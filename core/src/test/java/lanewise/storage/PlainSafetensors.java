package lanewise.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Safetensors as the format's description has them, read and written without any of the program's own classes: eight
 * bytes of header length, JSON, bytes.
 */
final class PlainSafetensors {

    /** A tensor; of F32 or F64, which its numbers say. */
    record Plain(String dtype, List<Long> shape, double[] values) {

        static Plain f32(List<Long> shape, double... values) {
            return new Plain("F32", shape, values);
        }

        float value(int n) {
            return (float) values[n];
        }
    }

    final Map<String, String> metadata = new LinkedHashMap<>();
    final Map<String, Plain> tensors = new LinkedHashMap<>();

    /** Reads a file's bytes. */
    @SuppressWarnings("unchecked")
    static PlainSafetensors read(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(bytes.getLong());
        String header = new String(file, 8, length, StandardCharsets.UTF_8);
        if (header.charAt(0) != '{') {
            throw new AssertionError("a header begins with a brace: " + header);
        }
        PlainSafetensors plain = new PlainSafetensors();
        long end = 0;
        for (Map.Entry<String, Object> entry : json(header).entrySet()) {
            Map<String, Object> value = (Map<String, Object>) entry.getValue();
            if (entry.getKey().equals("__metadata__")) {
                value.forEach((key, text) -> plain.metadata.put(key, (String) text));
                continue;
            }
            List<Long> offsets = (List<Long>) value.get("data_offsets");
            if (offsets.get(0) != end) {
                throw new AssertionError("a hole before " + entry.getKey());
            }
            end = offsets.get(1);
            bytes.position(Math.toIntExact(8 + length + offsets.get(0)));
            List<Long> shape = (List<Long>) value.get("shape");
            int count = Math.toIntExact(shape.stream().reduce(1L, (a, b) -> a * b));
            if (!value.get("dtype").equals("F32") || offsets.get(1) - offsets.get(0) != 4L * count) {
                throw new AssertionError(entry.toString());
            }
            double[] values = new double[count];
            for (int n = 0; n < count; n++) {
                values[n] = bytes.getFloat();
            }
            plain.tensors.put(entry.getKey(), new Plain("F32", shape, values));
        }
        if (8 + length + end != file.length) {
            throw new AssertionError("bytes beyond the last tensor");
        }
        return plain;
    }

    private static Map<String, Object> json(String text) {
        try (JsonParser json = new JsonFactory().createParser(text)) {
            json.nextToken();
            return object(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> object(JsonParser json) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            switch (json.nextToken()) {
                case START_OBJECT -> object.put(name, object(json));
                case START_ARRAY -> {
                    List<Long> numbers = new ArrayList<>();
                    while (json.nextToken() != JsonToken.END_ARRAY) {
                        numbers.add(json.getLongValue());
                    }
                    object.put(name, numbers);
                }
                default -> object.put(name, json.getText());
            }
        }
        return object;
    }

    /** The bytes of a file. */
    byte[] write() {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        List<String> entries = new ArrayList<>();
        if (!metadata.isEmpty()) {
            entries.add("\"__metadata__\":{"
                    + metadata.entrySet().stream()
                            .map(e -> "\"" + e.getKey() + "\":\"" + e.getValue() + "\"")
                            .collect(Collectors.joining(","))
                    + "}");
        }
        tensors.forEach((name, tensor) -> {
            int begin = data.size();
            for (double value : tensor.values) {
                ByteBuffer number = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
                if (tensor.dtype.equals("F64")) {
                    number.putDouble(value);
                } else {
                    number.putFloat((float) value);
                }
                data.write(number.array(), 0, number.position());
            }
            entries.add("\"" + name + "\":{\"dtype\":\"" + tensor.dtype + "\",\"shape\":" + tensor.shape
                    + ",\"data_offsets\":[" + begin + "," + data.size() + "]}");
        });
        return file("{" + String.join(",", entries) + "}", data.toByteArray());
    }

    /** A file of any header and any bytes after it. */
    static byte[] file(String header, byte[] data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + text.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(data)
                .array();
    }
}
