package lanewise.picture;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import lanewise.errors.LanewiseException;
import lanewise.picture.likeness.DigitLikeness;

/**
 * Reads pictures of digits as the input of a network. Immutable and thread-safe. Requires the module {@code
 * java.desktop}.
 *
 * <p>If a thread is interrupted while it reads a picture, the method throws a {@link CancellationException} soon after
 * that. The thread stays interrupted.
 */
public final class PictureReader {

    /** The maximum number of pixels. Cameras have fewer. Reading the maximum takes a few seconds. */
    private static final long MOST_PIXELS = 100_000_000;

    private final Preparation preparation;
    private final long mostPixels;

    private PictureReader(Preparation preparation, long mostPixels) {
        this.preparation = preparation;
        this.mostPixels = mostPixels;
    }

    /**
     * Returns a reader for networks with images of one size.
     *
     * @param height number of rows
     * @param width number of columns
     * @return the reader
     */
    public static PictureReader of(int height, int width) {
        return new PictureReader(new Preparation(height, width), MOST_PIXELS);
    }

    /**
     * Returns a reader that refuses pictures with more pixels.
     *
     * @param pixels maximum number of pixels
     * @return the reader
     */
    public PictureReader upTo(long pixels) {
        return new PictureReader(preparation, pixels);
    }

    /**
     * Returns a reader that also splits digits that touch. It tries several ways to split ink that does not look like
     * one digit, and selects the one whose parts look most like the digits that the network predicts for them. Ink
     * without such a way is one digit.
     *
     * @param probabilities returns the probability of each digit from 0 to 9 for an image of 28 x 28 pixels
     * @return the reader
     * @throws IllegalArgumentException if the images have another size
     * @see DigitLikeness#appliesTo
     */
    public PictureReader splitting(Function<byte[], float[]> probabilities) {
        return new PictureReader(preparation.splitting(probabilities), mostPixels);
    }

    /**
     * Reads a PNG, JPEG, GIF or BMP file and prepares all its ink as one image.
     *
     * @param file the file
     * @return height * width pixels, row by row, from 0 (paper) to 255 (ink)
     * @throws LanewiseException if the file cannot be read, is not a usable picture, or has no ink
     */
    public byte[] read(Path file) {
        return prepare(file).whole();
    }

    /**
     * Prepares all ink of the picture in the bytes of a PNG, JPEG, GIF or BMP file as one image.
     *
     * @param name name of the picture, for messages
     * @param file bytes of the file
     * @return height * width pixels, row by row, from 0 (paper) to 255 (ink)
     * @throws LanewiseException if it is not a usable picture, or has no ink
     */
    public byte[] decode(String name, byte[] file) {
        return prepare(name, file).whole();
    }

    /**
     * Reads a PNG, JPEG, GIF or BMP file and prepares its digits.
     *
     * @param file the file
     * @return the digits, and all ink as one image
     * @throws LanewiseException if the file cannot be read, is not a usable picture, or has no ink
     */
    public PreparedPicture prepare(Path file) {
        return preparation.prepared(file.toString(), PictureFile.read(file, mostPixels));
    }

    /**
     * Prepares the digits of the picture in the bytes of a PNG, JPEG, GIF or BMP file.
     *
     * @param name name of the picture, for messages
     * @param file bytes of the file
     * @return the digits, and all ink as one image
     * @throws LanewiseException if it is not a usable picture, or has no ink
     */
    public PreparedPicture prepare(String name, byte[] file) {
        return preparation.prepared(name, PictureFile.decode(name, file, mostPixels));
    }
}
