package lanewise.picture;

import java.nio.file.Path;
import lanewise.errors.LanewiseException;

/** Reads pictures of digits as the input of a network. Immutable and thread-safe. Requires the module {@code java.desktop}. */
public final class PictureReader {

    /** More pixels than the picture of a camera has, and few enough to be read in little time. */
    private static final long MOST_PIXELS = 100_000_000;

    private final Preparation preparation;
    private final long mostPixels;

    private PictureReader(Preparation preparation, long mostPixels) {
        this.preparation = preparation;
        this.mostPixels = mostPixels;
    }

    /**
     * Returns a reader for networks that take images of this size.
     *
     * @param height rows
     * @param width columns
     * @return the reader
     */
    public static PictureReader of(int height, int width) {
        return new PictureReader(new Preparation(height, width), MOST_PIXELS);
    }

    /**
     * Returns a reader that refuses pictures of more pixels.
     *
     * @param pixels maximum number of pixels
     * @return the reader
     */
    public PictureReader upTo(long pixels) {
        return new PictureReader(preparation, pixels);
    }

    /**
     * Reads a PNG, JPEG, GIF or BMP file and prepares it.
     *
     * @param file the file
     * @return height * width pixels, row after row, from 0 (paper) to 255 (ink)
     * @throws LanewiseException if it cannot be read, is no picture that can be used, or has no ink
     */
    public byte[] read(Path file) {
        return preparation.prepared(file.toString(), PictureFile.read(file, mostPixels));
    }

    /**
     * Prepares the picture in the bytes of a PNG, JPEG, GIF or BMP file.
     *
     * @param name the name of the picture, for messages
     * @param file the bytes of the file
     * @return height * width pixels, row after row, from 0 (paper) to 255 (ink)
     * @throws LanewiseException if it is no picture that can be used, or has no ink
     */
    public byte[] decode(String name, byte[] file) {
        return preparation.prepared(name, PictureFile.decode(name, file, mostPixels));
    }
}
