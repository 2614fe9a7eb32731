package lanewise.draw;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import lanewise.attribution.Attribution;
import lanewise.attribution.GradientTimesInput;
import lanewise.errors.LanewiseException;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.picture.DigitLikeness;
import lanewise.picture.PictureReader;
import lanewise.picture.PreparedPicture;
import lanewise.storage.Model;
import lanewise.text.Printable;

/** Predicts the digits that are drawn on the page. Pictures are prepared as by the command {@code predict}. */
public final class DigitService {

    /** The maximum number of pixels of a picture; the page sends 280 x 280. */
    private static final long MOST_PIXELS = 4_000_000;

    /** The first bytes of a PNG file. */
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final String name;
    private final Model model;
    private final PictureReader pictures;
    private final GradientTimesInput attribution;

    /** Whether drawings are compared with the digits of MNIST. */
    private final boolean doubting;

    /**
     * Creates a service.
     *
     * @param name name of the model, shown to the user
     * @param model the model
     * @param kernels the kernels
     */
    public DigitService(String name, Model model, ParallelKernels kernels) {
        this.name = name;
        this.model = model;
        pictures = PictureReader.of(model.height(), model.width()).upTo(MOST_PIXELS);
        attribution = new GradientTimesInput(kernels, model.network(), model.height(), model.width());
        doubting = DigitLikeness.appliesTo(model.height(), model.width(), model.classes());
        if (doubting) {
            // The first answer would wait for the training images.
            DigitLikeness.instance();
        }
    }

    /** Returns the facts about the model that the page shows. */
    Response model() {
        int hidden = model.network().depth() > 1 ? model.network().layer(1).units() : 0;
        return Response.json(200, json -> {
            json.writeStringField("name", Printable.of(name));
            json.writeStringField("shape", model.network().shape());
            json.writeStringField(
                    "activation",
                    model.network().activation().name().toLowerCase(Locale.ROOT).replace('_', ' '));
            json.writeNumberField("height", model.height());
            json.writeNumberField("width", model.width());
            json.writeNumberField("hidden", hidden);
            json.writeArrayFieldStart("labels");
            for (int c = 0; c < model.classes().size(); c++) {
                json.writeNumber(model.classes().labelOf(c));
            }
            json.writeEndArray();
        });
    }

    /**
     * Returns the prediction for a picture.
     *
     * @param picture content of a PNG file
     */
    Response answer(byte[] picture) {
        if (!isPng(picture)) {
            return Response.error(400, "the drawing: this is not a PNG file");
        }
        PreparedPicture prepared;
        try {
            prepared = pictures.prepare("the drawing", picture);
        } catch (LanewiseException e) {
            return Response.error(400, e.getMessage());
        }
        byte[] pixels = prepared.whole();
        Attribution insight;
        try {
            insight = attribution.attribute(pixels);
        } catch (LanewiseException e) {
            return Response.error(500, e.getMessage());
        }
        float probability = insight.prediction().ranking().get(0).probability();
        boolean doubtful = prepared.digits().size() > 1
                || doubting && DigitLikeness.instance().doubts(pixels, probability);
        return Response.json(200, json -> {
            json.writeBooleanField("doubtful", doubtful);
            json.writeNumberField(
                    "answer", model.classes().labelOf(insight.prediction().predicted()));
            write(json, "probabilities", insight.probabilities());
            write(json, "hidden", insight.hidden());
            write(json, "evidence", insight.evidence());
            json.writeArrayFieldStart("pixels");
            for (byte pixel : pixels) {
                json.writeNumber(Byte.toUnsignedInt(pixel));
            }
            json.writeEndArray();
        });
    }

    /** The other formats that can be read have decoders whose time and memory a small file can exhaust. */
    private static boolean isPng(byte[] file) {
        return file.length >= PNG.length && Arrays.equals(PNG, Arrays.copyOf(file, PNG.length));
    }

    private static void write(JsonGenerator json, String name, float[] values) throws IOException {
        json.writeArrayFieldStart(name);
        for (float value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }
}
