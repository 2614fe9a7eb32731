package lanewise.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import lanewise.errors.LanewiseException;
import lanewise.picture.image.GrayImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The work on a picture ends when its thread is interrupted. */
class InterruptedReadingTest {

    private static final int SIDE = 64;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    @AfterEach
    void clear() {
        Thread.interrupted();
    }

    /** Returns a gray PNG whose last row has this type of filter; those above 4 do not exist. */
    private static byte[] png(int lastFilter) throws IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(rows)) {
            for (int y = 0; y < SIDE; y++) {
                byte[] row = new byte[1 + SIDE];
                row[0] = (byte) (y == SIDE - 1 ? lastFilter : 0);
                row[1 + y] = (byte) 255;
                deflater.write(row);
            }
        }
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(SIDE);
        fields.writeInt(SIDE);
        fields.write(new byte[] {8, 0, 0, 0, 0});
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(SIGNATURE);
        writeChunk(file, "IHDR", header.toByteArray());
        writeChunk(file, "IDAT", rows.toByteArray());
        writeChunk(file, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static void writeChunk(ByteArrayOutputStream file, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        DataOutputStream out = new DataOutputStream(file);
        out.writeInt(content.length);
        out.write(name);
        out.write(content);
        out.writeInt((int) sum.getValue());
    }

    @Test
    void picturesAreReadOtherwise() throws IOException {
        assertEquals(
                1, PictureReader.of(28, 28).prepare("a line", png(0)).digits().size());
    }

    @Test
    void endsWithAnExceptionAndStaysInterrupted() throws IOException {
        byte[] png = png(0);
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> PictureReader.of(28, 28).prepare("a line", png));
        assertTrue(Thread.currentThread().isInterrupted());
    }

    /** The fault in the last row is not reached. */
    @Test
    void decoderStopsBeforeTheLastRow() throws IOException {
        byte[] png = png(9);
        assertThrows(LanewiseException.class, () -> PictureReader.of(28, 28).prepare("a line", png));
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> PictureReader.of(28, 28).prepare("a line", png));
    }

    @Test
    void preparationStops() {
        GrayImage picture = Luminance.of(DrawnPicture.of(100, 100).image(DigitShape.TWO));
        Preparation preparation = new Preparation(28, 28);
        assertEquals(1, preparation.prepared("a two", picture).digits().size());
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> preparation.prepared("a two", picture));
    }
}
