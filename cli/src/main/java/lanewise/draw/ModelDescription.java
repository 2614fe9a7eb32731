package lanewise.draw;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import lanewise.kernels.Matrix;
import lanewise.network.Network;
import lanewise.picture.likeness.DigitLikeness;
import lanewise.storage.Model;
import lanewise.text.Printable;

/** A model in the form that the scripts of the page read. */
final class ModelDescription {

    private final String name;
    private final Model model;

    /** The network without batch normalization. */
    private final Network network;

    /**
     * Creates a description.
     *
     * @param name name of the model, shown to the user
     * @param model the model
     */
    ModelDescription(String name, Model model) {
        this.name = name;
        this.model = model;
        network = model.network().folded();
    }

    /** Returns whether drawings are compared with the digits of MNIST. */
    boolean doubting() {
        return DigitLikeness.appliesTo(model.height(), model.width(), model.classes());
    }

    /** Writes the fields of the description, all but the weights. */
    void write(JsonGenerator json) throws IOException {
        json.writeStringField("name", Printable.of(name));
        json.writeStringField("shape", model.network().shape());
        json.writeStringField("hash", model.network().weightsHash());
        json.writeStringField(
                "activation",
                network.activation().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        json.writeNumberField("height", model.height());
        json.writeNumberField("width", model.width());
        json.writeArrayFieldStart("units");
        for (int l = 1; l <= network.depth(); l++) {
            json.writeNumber(network.layer(l).units());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("labels");
        for (int c = 0; c < model.classes().size(); c++) {
            json.writeNumber(model.classes().labelOf(c));
        }
        json.writeEndArray();
    }

    /** Returns W (row by row) and b of each layer, one after another, as little-endian floats. */
    byte[] weights() {
        int count = 0;
        for (int l = 1; l <= network.depth(); l++) {
            count = Math.addExact(
                    count,
                    Math.multiplyExact(
                            network.layer(l).units(), network.layer(l).inputs() + 1));
        }
        ByteBuffer buffer =
                ByteBuffer.allocate(Math.multiplyExact(count, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        for (int l = 1; l <= network.depth(); l++) {
            put(network.W(l), buffer);
            put(network.b(l), buffer);
        }
        return buffer.array();
    }

    private static void put(Matrix matrix, ByteBuffer buffer) {
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.cols(); j++) {
                buffer.putFloat(matrix.get(i, j));
            }
        }
    }
}
