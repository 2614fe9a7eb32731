package lanewise.picture;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import lanewise.errors.LanewiseException;

/**
 * Reads pictures of digits as the input of a network. Immutable and thread-safe. Requires the module {@code java.desktop}.
 *
 * <p>If a thread is interrupted while it reads a picture, the method throws a {@link CancellationException} soon after that. The
 * thread stays interrupted.
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
