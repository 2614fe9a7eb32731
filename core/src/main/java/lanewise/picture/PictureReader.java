package lanewise.picture;

import java.nio.file.Path;
import lanewise.errors.LanewiseException;

/** Reads pictures of digits as a network takes them. Immutable, thread-safe. */
public final class PictureReader {

    /** More pixels than a camera's picture has, and fewer than would take long. */
    private static final long MOST_PIXELS = 100_000_000;

    private final Preparation preparation;
    private final long mostPixels;

    private PictureReader(Preparation preparation, long mostPixels) {
        this.preparation = preparation;
        this.mostPixels = mostPixels;
    }

    /**
     * For networks that take images of this size.
     *
     * @param height rows
     * @param width columns
     */
    public static PictureReader of(int height, int width) {
        return new PictureReader(new Preparation(height, width), MOST_PIXELS);
    }

    /** The same for pictures of no more than this many pixels. */
    public PictureReader upTo(long pixels) {
        return new PictureReader(preparation, pixels);
    }

    /**
     * Reads a PNG, JPEG, GIF or BMP file and prepares it.
     *
     * @return height * width pixels, row after row, from 0 (paper) to 255 (ink)
     * @throws LanewiseException if it cannot be read, is no picture that can be used, or has no ink
     */
    public byte[] read(Path file) {
        return preparation.prepared(file.toString(), PictureFile.read(file, mostPixels));
    }

    /**
     * Prepares the picture that these bytes of a file are.
     *
     * @param name of the picture, for messages
     * @return height * width pixels, row after row, from 0 (paper) to 255 (ink)
     * @throws LanewiseException if it is no picture that can be used, or has no ink
     */
    public byte[] decode(String name, byte[] file) {
        return preparation.prepared(name, PictureFile.decode(name, file, mostPixels));
    }
}
