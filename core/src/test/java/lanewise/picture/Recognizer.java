package lanewise.picture;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lanewise.attribution.GradientTimesInput;
import lanewise.errors.LanewiseException;
import lanewise.evaluation.Prediction;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.picture.album.AlbumGenerator;
import lanewise.picture.likeness.DigitLikeness;
import lanewise.storage.Model;
import lanewise.storage.ModelFile;

/** Reads pictures with a model that was trained with {@code lanewise train --recipe quick}. */
final class Recognizer {

    /** A model file that is used instead of the one of the tests, for the figures in the documents. */
    private static final String MODEL = System.getProperty("lanewise.model");

    private final GradientTimesInput attribution;

    /** The prepared pictures by picture, so that each is prepared once. */
    private final Map<AlbumGenerator.Picture, List<byte[]>> prepared = new IdentityHashMap<>();

    private final PictureReader reader;

    /** Reads a model: training takes long with scalar kernels. */
    Recognizer() throws URISyntaxException {
        this(true);
    }

    /**
     * Reads a model.
     *
     * @param splitting whether to split digits that touch
     */
    Recognizer(boolean splitting) throws URISyntaxException {
        Path file = MODEL == null
                ? Path.of(Recognizer.class.getResource("quick.safetensors").toURI())
                : Path.of(MODEL);
        Model model = ModelFile.read(file);
        attribution = new GradientTimesInput(
                KernelsLookup.defaults().choose(KernelsLookup.AUTO).kernels(),
                model.network(),
                model.height(),
                model.width());
        PictureReader all = PictureReader.of(model.height(), model.width());
        reader = splitting ? all.splitting(attribution::probabilities) : all;
    }

    private Prediction prediction(byte[] pixels) {
        return attribution.attribute(pixels).prediction();
    }

    /** Returns the digit of a prepared image. */
    int read(byte[] pixels) {
        return prediction(pixels).predicted();
    }

    /** Returns the digits of a picture, from left to right; empty if it is refused. */
    String number(AlbumGenerator.Picture picture) {
        return prepared(picture).stream()
                .map(pixels -> Integer.toString(read(pixels)))
                .collect(Collectors.joining());
    }

    /** Returns whether a picture is refused, or it is doubted that each of its parts is a digit. */
    boolean doubts(AlbumGenerator.Picture picture) {
        List<byte[]> digits = prepared(picture);
        return digits.isEmpty() || digits.stream().anyMatch(this::doubts);
    }

    /** Returns whether it is doubted that a prepared image is a digit. */
    boolean doubts(byte[] pixels) {
        Prediction prediction = prediction(pixels);
        return DigitLikeness.instance()
                .doubts(
                        pixels,
                        prediction.predicted(),
                        prediction.ranking().get(0).probability());
    }

    private List<byte[]> prepared(AlbumGenerator.Picture picture) {
        return prepared.computeIfAbsent(picture, this::prepare);
    }

    private List<byte[]> prepare(AlbumGenerator.Picture picture) {
        try {
            return reader.prepare(picture.kind(), picture.file()).digits();
        } catch (LanewiseException e) {
            return List.of();
        }
    }
}
