package lanewise.mutation;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import lanewise.picture.PictureReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads damaged pictures in every format; the checksums of PNG are repaired. The full number is {@code
 * -Dlanewise.mutants=3000}.
 */
class MutatedPicturesTest {

    private static final int SAMPLE = 200;
    private static final int SIDE = 40;

    private static final Mutator MUTATOR = new Mutator(
            "IHDR",
            "PLTE",
            "IDAT",
            "IEND",
            "eXIf",
            "tRNS",
            "\u0089PNG\r\n\u001a\n",
            "\u00ff\u00d8",
            "\u00ff\u00c2",
            "\u00ff\u00da",
            "\u00ff\u00d9",
            "\u00ff\u00e1",
            "Exif\0\0",
            "MM\0*",
            "II*\0",
            "BM",
            "GIF89a",
            "\u0021\u00fe",
            "\0\0\0\0");

    @TempDir
    private Path folder;

    private static byte[] picture(int type, String format) throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, type);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, SIDE, SIDE);
        g.setColor(Color.BLACK);
        g.setStroke(new BasicStroke(4));
        g.drawLine(12, 8, 28, 8);
        g.drawLine(28, 8, 16, 32);
        g.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private static List<byte[]> seeds() throws IOException {
        List<byte[]> seeds = new ArrayList<>();
        for (Map.Entry<String, int[]> format : Map.of(
                        "png",
                        new int[] {
                            BufferedImage.TYPE_BYTE_GRAY,
                            BufferedImage.TYPE_INT_ARGB,
                            BufferedImage.TYPE_BYTE_BINARY,
                            BufferedImage.TYPE_BYTE_INDEXED,
                            BufferedImage.TYPE_USHORT_GRAY
                        },
                        "jpg",
                        new int[] {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB},
                        "gif",
                        new int[] {BufferedImage.TYPE_BYTE_INDEXED},
                        "bmp",
                        new int[] {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_BYTE_BINARY})
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            for (int type : format.getValue()) {
                seeds.add(picture(type, format.getKey()));
            }
        }
        return seeds;
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void areReadOrRefused() throws IOException {
        List<byte[]> seeds = seeds();
        PictureReader reader = PictureReader.of(28, 28);
        Outcomes outcomes = new Outcomes();
        for (int n = 0; n < Mutator.count(SAMPLE); n++) {
            Random random = new Random(n);
            byte[] mutant = MUTATOR.mutate(seeds.get(random.nextInt(seeds.size())), random);
            boolean repaired = mutant.length > 0 && mutant[0] == (byte) 0x89 && random.nextInt(4) > 0;
            Path file = Files.write(folder.resolve("picture"), repaired ? Mutator.withChecksums(mutant) : mutant);
            outcomes.read("mutant " + n, file, () -> reader.prepare(file));
        }
        outcomes.assertBoth();
    }

    static List<Path> regressions() {
        return Outcomes.regressions("pictures");
    }

    @ParameterizedTest
    @MethodSource("regressions")
    void earlierFailuresAreReadOrRefused(Path file) {
        Outcomes outcomes = new Outcomes();
        outcomes.read(
                file.getFileName().toString(),
                file,
                () -> PictureReader.of(28, 28).prepare(file));
        outcomes.assertNoFailure();
    }
}
