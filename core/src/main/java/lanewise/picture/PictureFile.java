package lanewise.picture;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import lanewise.errors.LanewiseException;
import lanewise.picture.image.GrayImage;
import lanewise.picture.image.Interruption;

/** Reads PNG, JPEG, GIF and BMP files. The memory is limited, whatever the size of the picture. */
final class PictureFile {

    private static final int MOST_BYTES = 64 << 20;

    /** The longer side of what is kept. Of a larger picture, means over squares of pixels are kept. */
    private static final int KEPT_SIDE = 2048;

    /** The number of pixels that are decoded at a time. A photo with 12 megapixels is decoded at once. */
    private static final int DECODED = 16_000_000;

    /** Encoders write about ten; decoding each takes time for all pixels. */
    private static final int MOST_SCANS = 100;

    /** Ten scans of a picture of 100 million pixels, which take some seconds. */
    private static final long MOST_SCANNED = 1_200_000_000;

    /** The position of the kind of compression in a BMP file. */
    private static final int BMP_COMPRESSION = 30;

    /** The kinds of compression from none (0) to bit masks (3); those above are JPEG and PNG. */
    private static final int BMP_MASKS = 3;

    private static final String SAVE_AGAIN = "save it as PNG or JPEG";
    private static final String COPY_AGAIN = "copy or save the picture again";

    private final String name;
    private final byte[] bytes;
    private final long mostPixels;

    /** The number of scans of a JPEG file. */
    private int scans = 1;

    private PictureFile(String name, byte[] bytes, long mostPixels) {
        this.name = name;
        this.bytes = bytes;
        this.mostPixels = mostPixels;
    }

    /**
     * Reads a file.
     *
     * @param path the file
     * @param mostPixels maximum of height times width, checked before anything is decoded
     * @return 0 (black) to 255 (white)
     * @throws LanewiseException if it cannot be read, is not a picture, or cannot be used
     * @throws CancellationException if the thread is interrupted
     */
    static GrayImage read(Path path, long mostPixels) {
        String name = path.toString();
        if (Files.isDirectory(path)) {
            throw new LanewiseException(name, "this is a folder, not a picture", "give a picture file in this folder");
        }
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new LanewiseException(name, "this is not a regular file", "save the picture to a file first");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new LanewiseException(
                        name, "the file has more than 64 MiB", "save a smaller picture of the digit");
            }
            return decode(name, bytes, mostPixels);
        } catch (NoSuchFileException e) {
            throw new LanewiseException(name, "there is no such file", "check the path");
        } catch (AccessDeniedException e) {
            throw new LanewiseException(name, "no permission to read it", "change the file's permissions");
        } catch (IOException e) {
            throw new LanewiseException(
                    name, "reading failed (" + e.getMessage() + ")", "check the disk and try again");
        }
    }

    /**
     * Reads the content of a file.
     *
     * @param name name of the picture, for messages
     * @param bytes content of the file
     * @param mostPixels maximum of height times width, checked before anything is decoded
     * @return 0 (black) to 255 (white)
     * @throws LanewiseException if it is not a picture, or cannot be used
     * @throws CancellationException if the thread is interrupted
     */
    static GrayImage decode(String name, byte[] bytes, long mostPixels) {
        return new PictureFile(name, bytes, mostPixels).decode();
    }

    private GrayImage decode() {
        if (bytes.length == 0) {
            throw new LanewiseException(name, "the file is empty", COPY_AGAIN);
        }
        PictureFormat format = PictureFormat.of(bytes)
                .orElseThrow(() -> new LanewiseException(
                        name,
                        "this is " + PictureFormat.nameOfOther(bytes) + ", not a PNG, JPEG, GIF or BMP picture",
                        SAVE_AGAIN));
        int orientation = check(format);
        return Orientation.upright(decode(format), orientation);
    }

    /** Checks what ImageIO does not check, and returns the orientation of Exif. */
    private int check(PictureFormat format) {
        if (format == PictureFormat.PNG) {
            PngStructure png = new PngStructure(bytes);
            if (png.damage() != null) {
                throw damaged(format, png.damage());
            }
            if (png.animated()) {
                throw animated();
            }
            return png.orientation();
        }
        if (format == PictureFormat.BMP && bytes.length > BMP_COMPRESSION && bytes[BMP_COMPRESSION] > BMP_MASKS) {
            // A picture of another format inside, whose size the header of the BMP does not have.
            throw new LanewiseException(
                    name, "the BMP file has a picture of another format inside, which is not supported", SAVE_AGAIN);
        }
        if (format == PictureFormat.JPEG) {
            JpegStructure jpeg = new JpegStructure(bytes);
            if (!jpeg.complete()) {
                throw damaged(format, PngStructure.CUT_OFF);
            }
            if (jpeg.scans() > MOST_SCANS) {
                throw new LanewiseException(
                        name,
                        "the JPEG file has " + jpeg.scans() + " scans; at most " + MOST_SCANS + " are supported",
                        SAVE_AGAIN);
            }
            scans = jpeg.scans();
            return jpeg.orientation();
        }
        return Exif.UPRIGHT;
    }

    private LanewiseException animated() {
        return new LanewiseException(name, "this picture is animated", "save one frame of it as PNG or JPEG");
    }

    private LanewiseException damaged(PictureFormat format, String how) {
        return new LanewiseException(name, "the " + format + " file is damaged: " + how, COPY_AGAIN);
    }

    private GrayImage decode(PictureFormat format) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format.name().toLowerCase(Locale.ROOT))
                .next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, false, true);
            return decode(format, reader);
        } catch (LanewiseException | CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The decoders throw exceptions of many kinds if the content of a file does not match its header.
            throw new LanewiseException(
                    name,
                    "the " + format + " file cannot be decoded ("
                            + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()) + ")",
                    SAVE_AGAIN + ", in gray or RGB");
        } catch (OutOfMemoryError e) {
            throw new LanewiseException(
                    name,
                    "decoding the " + format + " file takes more memory than there is",
                    "save a smaller picture of the digit, or start Java with a larger heap (-Xmx)");
        } finally {
            reader.dispose();
        }
    }

    private GrayImage decode(PictureFormat format, ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        long pixels = (long) width * height;
        if (pixels > mostPixels) {
            throw new LanewiseException(
                    name,
                    String.format(
                            Locale.ROOT,
                            "the picture has %,d x %,d pixels; at most %,d pixels are supported",
                            width,
                            height,
                            mostPixels),
                    "make it smaller, or crop it to the digit");
        }
        if (scans * pixels > MOST_SCANNED) {
            throw new LanewiseException(
                    name,
                    String.format(
                            Locale.ROOT,
                            "the picture has %,d scans of %,d x %,d pixels, which take too long to decode",
                            scans,
                            width,
                            height),
                    "save it as PNG, or make it smaller");
        }
        if (format == PictureFormat.GIF && reader.getNumImages(true) > 1) {
            throw animated();
        }
        List<String> warnings = new ArrayList<>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        reader.addIIOReadProgressListener(new InterruptibleDecoding());
        int step = (int) Math.ceil(Math.max(width, height) / (double) KEPT_SIDE);
        int rows = Math.min(height, Math.max(1, DECODED / width));
        Luminance luminance = new Luminance(height, width, step);
        for (int top = 0; top < height; top += rows) {
            ImageReadParam strip = reader.getDefaultReadParam();
            strip.setSourceRegion(new Rectangle(0, top, width, Math.min(rows, height - top)));
            BufferedImage image = reader.read(0, strip);
            Interruption.check();
            luminance.add(image, top);
        }
        if (format != PictureFormat.JPEG && !warnings.isEmpty()) {
            throw damaged(format, warnings.get(0));
        }
        return luminance.onGround();
    }
}
