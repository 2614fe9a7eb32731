package lanewise.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import lanewise.errors.LanewiseException;
import lanewise.picture.image.GrayImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFileTest {

    private static final long MOST = 1_000_000;

    private static byte[] file(String format) {
        return DrawnPicture.of(100, 80).file(DigitShape.TWO, format);
    }

    private static String error(byte[] bytes) {
        return assertThrows(LanewiseException.class, () -> PictureFile.decode("a.png", bytes, MOST))
                .getMessage();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void reads(String format) {
        GrayImage image = PictureFile.decode("a", file(format), MOST);
        assertEquals(80, image.height());
        assertEquals(100, image.width());
        assertEquals(255, image.get(0, 0), 3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            %PDF-1.7 and more  | a PDF document
            <!DOCTYPE html>    | a web page, an SVG drawing or another XML file
            label,pixel0       | a text file
            RIFFxxxxWEBPVP8    | a WebP picture or another RIFF file
            """)
    void namesTheKindOfAnotherFile(String content, String kind) {
        assertEquals(
                "a.png: this is " + kind + ", not a PNG, JPEG, GIF or BMP picture; save it as PNG or JPEG",
                error(content.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void reportsAnEmptyFile() {
        assertEquals("a.png: the file is empty; copy or save the picture again", error(new byte[0]));
    }

    /** A truncated picture is refused, wherever it ends. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif", "bmp"})
    void refusesTruncatedFiles(String format) {
        byte[] whole = file(format);
        for (int length = 1; length < whole.length - 1; length += 1 + whole.length / 40) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThrows(
                    LanewiseException.class, () -> PictureFile.decode("a", part, MOST), format + " of " + part.length);
        }
    }

    @Test
    void refusesAPngOfWhichABitChanged() {
        byte[] file = file("png");
        for (int i = 8; i < file.length; i += 7) {
            byte[] changed = file.clone();
            changed[i] ^= 4;
            assertThrows(LanewiseException.class, () -> PictureFile.decode("a", changed, MOST), "byte " + i);
        }
    }

    /** Whatever a file contains, the error is a LanewiseException. */
    @ParameterizedTest
    @ValueSource(strings = {"jpg", "gif", "bmp"})
    void nothingElseIsThrownForDamagedFiles(String format) {
        byte[] file = file(format);
        Random random = new Random(3);
        int refused = 0;
        for (int round = 0; round < 300; round++) {
            byte[] changed = file.clone();
            for (int flips = 0; flips < 4; flips++) {
                changed[random.nextInt(Math.min(changed.length, 800))] = (byte) random.nextInt();
            }
            try {
                PictureFile.decode("a", changed, MOST);
            } catch (LanewiseException e) {
                refused++;
            }
        }
        assertTrue(refused > 0);
    }

    /** 20,000 x 20,000 pixels, too many for any memory, in a file of a few bytes. */
    @Test
    void refusesLargePicturesBeforeDecodingThem() {
        byte[] file = file("png");
        ByteBuffer.wrap(file).putInt(16, 20_000).putInt(20, 20_000);
        CRC32 sum = new CRC32();
        sum.update(file, 12, 17);
        ByteBuffer.wrap(file).putInt(29, (int) sum.getValue());
        assertEquals(
                "a.png: the picture has 20,000 x 20,000 pixels; at most 1,000,000 pixels are supported; "
                        + "make it smaller, or crop it to the digit",
                error(file));
    }

    @Test
    void keepsMeansOfLargePictures() {
        BufferedImage large = new BufferedImage(5000, 3000, BufferedImage.TYPE_BYTE_GRAY);
        large.createGraphics().fillRect(0, 0, 2500, 3000);
        large.createGraphics().fillRect(3001, 0, 1, 3000);
        GrayImage image = PictureFile.decode("a", DrawnPicture.file(large, "png"), 100_000_000);
        assertEquals(1667, image.width());
        assertEquals(1000, image.height());
        assertEquals(255, image.get(700, 800));
        assertEquals(85, image.get(700, 1000), 0.01, "a line of one pixel in squares of 3 x 3");
        assertEquals(0, image.get(700, 1100));
    }

    /** A progressive picture whose last scan is there again and again: each takes time for all pixels. */
    @Test
    @Timeout(20)
    void refusesJpegFilesOfManyScans() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
        ImageWriteParam progressive = writer.getDefaultWriteParam();
        progressive.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            BufferedImage image = new BufferedImage(900, 900, BufferedImage.TYPE_BYTE_GRAY);
            image.createGraphics().fillRect(300, 200, 60, 500);
            writer.write(null, new IIOImage(image, null, null), progressive);
        }
        writer.dispose();
        byte[] few = bytes.toByteArray();
        assertEquals(900, PictureFile.decode("a", few, MOST).width());
        int scan = few.length - 2;
        while (few[scan] != (byte) 0xff || few[scan + 1] != (byte) 0xda) {
            scan--;
        }
        byte[] last = Arrays.copyOfRange(few, scan, few.length - 2);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(few, 0, few.length - 2);
        for (int n = 0; n < 1000; n++) {
            many.writeBytes(last);
        }
        many.write(0xff);
        many.write(0xd9);
        String message = error(many.toByteArray());
        assertTrue(message.contains(" scans; at most 100 are supported"), message);
    }

    @Test
    void refusesOtherFormatsInsideABmp() {
        byte[] file = file("bmp");
        for (byte kind : new byte[] {4, 5}) {
            file[30] = kind;
            String message = error(file);
            assertTrue(message.contains("a picture of another format inside"), message);
        }
    }

    @Test
    void refusesAnimations() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int frame = 0; frame < 2; frame++) {
                BufferedImage image = DrawnPicture.of(50, 50).image(DigitShape.ONE);
                writer.writeToSequence(new IIOImage(image, null, null), null);
            }
            writer.endWriteSequence();
        }
        String expected = "a.png: this picture is animated; save one frame of it as PNG or JPEG";
        assertEquals(expected, error(bytes.toByteArray()));
        assertEquals(expected, error(withChunk(file("png"), "acTL", new byte[8])));
    }

    /** The chunk goes where an animated PNG has it: behind the header. */
    private static byte[] withChunk(byte[] png, String type, byte[] data) {
        int header = 8 + 12 + 13;
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
        chunk.putInt(data.length).put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        CRC32 sum = new CRC32();
        sum.update(chunk.array(), 4, 4 + data.length);
        chunk.putInt((int) sum.getValue());
        return ByteBuffer.allocate(png.length + chunk.capacity())
                .put(png, 0, header)
                .put(chunk.array())
                .put(png, header, png.length - header)
                .array();
    }

    /** A phone held upright stores its picture rotated, with an orientation tag. */
    @Test
    void turnsPhotosUpright() {
        BufferedImage lying = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
        lying.createGraphics().fillRect(0, 0, 60, 40);
        // Dark at the left, which for orientation 6 is the top.
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 16; x++) {
                lying.setRGB(x, y, Color.BLACK.getRGB());
            }
        }
        byte[] jpeg = DrawnPicture.file(lying, "jpg");
        byte[] exif = exif(ByteOrder.BIG_ENDIAN, 3, 6);
        byte[] turned = ByteBuffer.allocate(jpeg.length + exif.length + 10)
                .put(jpeg, 0, 2)
                .putShort((short) 0xffe1)
                .putShort((short) (exif.length + 8))
                .put("Exif\0\0".getBytes(StandardCharsets.US_ASCII))
                .put(exif)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
        GrayImage upright = PictureFile.decode("a", turned, MOST);
        assertEquals(60, upright.height());
        assertEquals(40, upright.width());
        assertEquals(0, upright.get(2, 20), 8);
        assertEquals(255, upright.get(50, 20), 8);
    }

    /** A TIFF header and a directory with the orientation alone. */
    private static byte[] exif(ByteOrder order, int type, int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(26).order(order);
        tiff.putShort((short) (order == ByteOrder.BIG_ENDIAN ? 0x4d4d : 0x4949))
                .putShort((short) 42)
                .putInt(8);
        tiff.putShort((short) 1).putShort((short) 0x0112).putShort((short) type).putInt(1);
        switch (type) {
            case 1 -> tiff.put((byte) orientation);
            case 3 -> tiff.putShort((short) orientation);
            default -> tiff.putInt(orientation);
        }
        return tiff.array();
    }

    /** Cameras and editors write the number as BYTE, SHORT or LONG, in both byte orders; PNG files have it in eXIf. */
    @ParameterizedTest
    @CsvSource({"1, true", "3, true", "4, true", "1, false", "3, false", "4, false"})
    void everyFormOfTheOrientation(int type, boolean bigEndian) {
        byte[] exif = exif(bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, type, 6);
        GrayImage upright = PictureFile.decode("a", withChunk(file("png"), "eXIf", exif), MOST);
        assertEquals(100, upright.height());
        assertEquals(80, upright.width());
    }

    @Test
    void anInvalidOrientationIsIgnored() {
        byte[] exif = exif(ByteOrder.BIG_ENDIAN, 3, 9);
        assertEquals(
                80,
                PictureFile.decode("a", withChunk(file("png"), "eXIf", exif), MOST)
                        .height());
        for (int length = 0; length < 20; length++) {
            byte[] part = Arrays.copyOf(exif(ByteOrder.BIG_ENDIAN, 3, 6), length);
            assertEquals(
                    80,
                    PictureFile.decode("a", withChunk(file("png"), "eXIf", part), MOST)
                            .height());
        }
    }

    @Test
    void reportsWhyAFileCannotBeRead(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("missing.png");
        assertEquals(
                missing + ": there is no such file; check the path",
                assertThrows(LanewiseException.class, () -> PictureFile.read(missing, MOST))
                        .getMessage());
        assertEquals(
                folder + ": this is a folder, not a picture; give a picture file in this folder",
                assertThrows(LanewiseException.class, () -> PictureFile.read(folder, MOST))
                        .getMessage());
        Path file = Files.write(folder.resolve("two.png"), file("png"));
        assertEquals(100, PictureFile.read(file, MOST).width());
    }
}
