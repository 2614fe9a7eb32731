package lanewise.draw;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import lanewise.errors.LanewiseException;
import lanewise.evaluation.Evaluation;
import lanewise.kernels.Matrix;
import lanewise.kernels.PixelMatrix;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.network.Inference;
import lanewise.picture.PictureReader;
import lanewise.picture.PreparedPicture;
import lanewise.picture.likeness.DigitLikeness;
import lanewise.storage.Model;
import lanewise.web.Response;

/** Predicts the digits that are drawn on the page. Pictures are prepared as by the command {@code predict}. */
public final class DigitService {

    /** The maximum number of pixels of a picture; the page sends 280 x 280. */
    private static final long MOST_PIXELS = 4_000_000;

    /** The first bytes of a PNG file. */
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** The maximum number of bytes of the names of the fields, or of an error. */
    private static final int MOST_BYTES_OF_TEXT = 4096;

    /** The maximum number of bytes of a number in JSON with its comma. */
    private static final int MOST_BYTES_OF_PIXEL = 4;

    private static final int MOST_BYTES_OF_PROBABILITY = 16;

    private final ModelDescription description;
    private final PictureReader pictures;
    private final ParallelKernels kernels;
    private final Inference inference;
    private final int height;
    private final int width;
    private final int classes;

    /**
     * Creates a service.
     *
     * @param name name of the model, shown to the user
     * @param model the model
     * @param kernels the kernels
     */
    public DigitService(String name, Model model, ParallelKernels kernels) {
        this.kernels = kernels;
        description = new ModelDescription(name, model);
        height = model.height();
        width = model.width();
        classes = model.classes().size();
        pictures = PictureReader.of(height, width).upTo(MOST_PIXELS);
        inference = new Inference(model.network(), 1);
        if (description.doubting()) {
            // The first answer would wait for the training images.
            DigitLikeness.instance();
        }
    }

    /** Returns the model without its weights. */
    Response model() {
        return Response.json(200, description::write);
    }

    /** Returns the weights of the model. */
    Response weights() {
        return Response.ok("application/octet-stream", description.weights());
    }

    /**
     * Returns the prediction for a picture.
     *
     * @param picture content of a PNG file
     * @throws CancellationException if the thread is interrupted
     */
    Response predict(byte[] picture) {
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
        float[] probabilities;
        try {
            probabilities = probabilities(pixels);
        } catch (LanewiseException e) {
            return Response.error(500, e.getMessage());
        }
        int predicted = Evaluation.argmax(probabilities);
        boolean doubtful = prepared.digits().size() > 1
                || description.doubting()
                        && DigitLikeness.instance().doubts(pixels, predicted, probabilities[predicted]);
        return Response.json(200, json -> {
            json.writeBooleanField("doubtful", doubtful);
            json.writeArrayFieldStart("probabilities");
            for (float probability : probabilities) {
                json.writeNumber(probability);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("pixels");
            for (byte pixel : pixels) {
                json.writeNumber(Byte.toUnsignedInt(pixel));
            }
            json.writeEndArray();
        });
    }

    /** Returns the maximum length of the response to {@link #answer}, in bytes. */
    int mostBytesOfAnswer() {
        return MOST_BYTES_OF_TEXT + MOST_BYTES_OF_PIXEL * height * width + MOST_BYTES_OF_PROBABILITY * classes;
    }

    /** Inference is not thread-safe. */
    private synchronized float[] probabilities(byte[] pixels) {
        Matrix column = inference.probabilities(kernels, PixelMatrix.ofExamples(pixels, 0, 1, height, width));
        float[] probabilities = new float[column.rows()];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = column.get(i, 0);
        }
        return probabilities;
    }

    /** The other formats that can be read have decoders whose time and memory a small file can exhaust. */
    private static boolean isPng(byte[] file) {
        return file.length >= PNG.length && Arrays.equals(PNG, Arrays.copyOf(file, PNG.length));
    }
}
