package lanewise.storage;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lanewise.errors.LanewiseException;

/** Parses the JSON of a safetensors header. It refuses repeated keys and everything that the format does not have. */
final class HeaderParser {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Longer than any name of a tensor, and short enough that comparing names takes no time. */
    private static final int LONGEST_NAME = 1000;

    private static final int MOST_SIZES = 64;

    private final String file;
    private final JsonParser json;

    private HeaderParser(String file, JsonParser json) {
        this.file = file;
        this.json = json;
    }

    /**
     * Parses a header.
     *
     * @param file name of the file, for messages
     * @param bytes the header in UTF-8
     * @throws LanewiseException if the bytes are not a header
     */
    static Header parse(String file, byte[] bytes) {
        try {
            // Decoded here, because the parser also accepts UTF-16 and UTF-32 if it gets bytes.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            try (JsonParser json = JSON.createParser(text)) {
                return new HeaderParser(file, json).header();
            }
        } catch (CharacterCodingException e) {
            throw wrong(file, "it is not text in UTF-8");
        } catch (JsonProcessingException e) {
            throw wrong(file, e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw wrong(file, e.getMessage());
        }
    }

    private static LanewiseException wrong(String file, String problem) {
        return Header.damaged(file, "the header is not valid safetensors: " + problem);
    }

    private Header header() throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        List<TensorInfo> tensors = new ArrayList<>();
        expect(json.nextToken() == JsonToken.START_OBJECT, "an object");
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            expect(json.nextToken() == JsonToken.START_OBJECT, "an object for " + TensorInfo.quoted(name));
            if (name.equals(Header.METADATA)) {
                metadata = metadata();
            } else {
                tensors.add(tensor(name));
            }
        }
        expect(json.nextToken() == null, "nothing after the last brace");
        return new Header(metadata, tensors);
    }

    private Map<String, String> metadata() throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            expect(
                    json.nextToken() == JsonToken.VALUE_STRING,
                    "text for " + TensorInfo.quoted(key) + " of the metadata");
            metadata.put(key, json.getText());
        }
        return metadata;
    }

    private TensorInfo tensor(String name) throws IOException {
        expect(name.length() <= LONGEST_NAME, "at most " + LONGEST_NAME + " characters in the name of a tensor");
        String dtype = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            switch (key) {
                case "dtype" -> {
                    expect(
                            json.currentToken() == JsonToken.VALUE_STRING,
                            "text for the dtype of " + TensorInfo.quoted(name));
                    dtype = json.getText();
                }
                case "shape" -> shape = sizes(name);
                case "data_offsets" -> offsets = sizes(name);
                default ->
                    throw wrong(
                            file,
                            "tensor " + TensorInfo.quoted(name) + " has the unknown key " + TensorInfo.quoted(key));
            }
        }
        expect(
                dtype != null && shape != null && offsets != null && offsets.size() == 2,
                "dtype, shape and two data_offsets for tensor " + TensorInfo.quoted(name));
        return new TensorInfo(name, dtype, List.copyOf(shape), offsets.get(0), offsets.get(1));
    }

    private List<Long> sizes(String name) throws IOException {
        String expected = "a list of whole numbers of 0 or more for tensor " + TensorInfo.quoted(name);
        expect(json.currentToken() == JsonToken.START_ARRAY, expected);
        List<Long> sizes = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(sizes.size() < MOST_SIZES, "at most " + MOST_SIZES + " sizes for tensor " + TensorInfo.quoted(name));
            expect(json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getLongValue() >= 0, expected);
            sizes.add(json.getLongValue());
        }
        return sizes;
    }

    private void expect(boolean met, String expected) {
        if (!met) {
            throw wrong(file, "expected " + expected);
        }
    }
}
