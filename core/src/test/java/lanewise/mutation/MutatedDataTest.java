package lanewise.mutation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import lanewise.data.DataFiles;
import lanewise.data.DataOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Reads damaged data files: CSV, IDX and NumPy, also compressed after the change. The full number is {@code
 * -Dlanewise.mutants=3000}.
 */
class MutatedDataTest {

    private static final int SAMPLE = 200;

    private static final Mutator MUTATOR = new Mutator(
            ",",
            ";",
            "\"",
            "\n",
            "\r\n",
            "label",
            "id",
            "pixel1",
            "sep=;\n",
            "-1",
            "256",
            "1e400",
            "5.0",
            "0.5",
            "9999999999999999999",
            "NaN",
            "\u00ef\u00bb\u00bf",
            "\u0000\u0000\u0008\u0003",
            "\u0000\u0000\u000c\u0002",
            "'shape': (",
            "'descr': '<f4'",
            "'|O'",
            "(1099511627776,)",
            "True",
            "\u0093NUMPY",
            "PK\u0003\u0004");

    private static final List<DataOptions> OPTIONS = List.of(
            DataOptions.NONE,
            new DataOptions(Optional.of("last"), Optional.empty(), 0, false),
            new DataOptions(Optional.of("2"), Optional.of("1"), 0, true),
            new DataOptions(Optional.empty(), Optional.empty(), 1, false));

    @TempDir
    private Path folder;

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] npy(String type, String shape, byte[] values) {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }\n";
        return joined(latin("\u0093NUMPY\u0001\u0000" + (char) header.length() + "\u0000" + header), values);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(one);
        out.writeBytes(other);
        return out.toByteArray();
    }

    private static byte[] zip(byte[] images, byte[] labels) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("x_train.npy"));
            zip.write(images);
            zip.putNextEntry(new ZipEntry("y_train.npy"));
            zip.write(labels);
        }
        return out.toByteArray();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] csv(String header, String separator) {
        StringBuilder text = new StringBuilder(header);
        for (int row = 0; row < 25; row++) {
            text.append(row % 3);
            for (int column = 0; column < 4; column++) {
                text.append(separator).append((row * 37 + column * 11) % 256);
            }
            text.append(row % 2 == 0 ? "\n" : "\r\n");
        }
        return latin(text.toString());
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void areReadOrRefused() throws IOException {
        byte[] images = npy("|u1", "2, 2, 2", new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        byte[] labels = npy("<i4", "2,", new byte[] {1, 0, 0, 0, 2, 0, 0, 0});
        byte[] idx = joined(latin("\0\0\u0008\3\0\0\0\2\0\0\0\2\0\0\0\2"), new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        byte[] idxLabels = latin("\0\0\u0008\1\0\0\0\2\1\2");
        byte[] idxIntegers = latin("\0\0\u000c\2\0\0\0\2\0\0\0\2\0\0\0\1\0\0\0\0\0\0\0\2\0\0\0\0");
        List<byte[]> seeds = List.of(
                csv("label,pixel0,pixel1,pixel2,pixel3\n", ","),
                csv("", ","),
                csv("sep=;\n", ";"),
                csv("\u00ef\u00bb\u00bfy\ta\tb\tc\td\n", "\t"),
                idx,
                idxLabels,
                idxIntegers,
                images,
                labels,
                zip(images, labels));
        Path other = Files.write(folder.resolve("other"), idx);
        Path numpy = Files.write(folder.resolve("other.npy"), images);
        Outcomes outcomes = new Outcomes();
        for (int n = 0; n < Mutator.count(SAMPLE); n++) {
            Random random = new Random(n);
            int kind = random.nextInt(seeds.size());
            // Changes inside an archive reach more than changes of the archive do.
            byte[] mutant = kind == seeds.size() - 1 && random.nextBoolean()
                    ? zip(MUTATOR.mutate(images, random), MUTATOR.mutate(labels, random))
                    : MUTATOR.mutate(seeds.get(kind), random);
            Path file = Files.write(folder.resolve("data"), kind < 7 && random.nextInt(4) == 0 ? gzip(mutant) : mutant);
            DataOptions options = OPTIONS.get(random.nextInt(OPTIONS.size()));
            boolean pair = kind >= 4 && random.nextBoolean();
            outcomes.read("mutant " + n, file, () -> {
                if (pair) {
                    DataFiles.read(options, file, kind < 7 ? other : numpy);
                } else {
                    DataFiles.read(options, file);
                }
            });
        }
        outcomes.assertBoth();
    }
}
