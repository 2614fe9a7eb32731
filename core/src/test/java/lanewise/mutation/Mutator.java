package lanewise.mutation;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;

/**
 * Changes files at random, the same way for the same seed.
 *
 * <p>Jazzer 0.30.0 (Apache License 2.0) was considered for this in November 2026. It loads libFuzzer as a native
 * library for each platform and an agent into the running JVM, about which JDK 25 warns, while the tests of this
 * project run without a warning. Without its coverage guidance, in the mode for regressions, it only replays files,
 * which a parameterized test does too. The mutants here know the formats instead: they repair the checksums that would
 * otherwise stop a reader at once.
 */
public final class Mutator {

    private static final int[] NUMBERS = {
        0, 1, -1, 2, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0xffff, 0x10000, Integer.MAX_VALUE, Integer.MIN_VALUE
    };

    private static final int LONGEST = 64;
    private static final int PNG_START = 8;
    private static final int PNG_CHUNK = 12;

    private final List<String> words;

    /** @param words pieces of the format to insert */
    public Mutator(String... words) {
        this.words = List.of(words);
    }

    /**
     * Returns the number of mutants to try: the system property {@code lanewise.mutants}, or a sample for every build.
     *
     * @param sample number of mutants in a build
     */
    public static int count(int sample) {
        return Integer.getInteger("lanewise.mutants", sample);
    }

    /** Returns a file with one to four changes. */
    public byte[] mutate(byte[] file, Random random) {
        byte[] mutant = file;
        for (int changes = 1 + random.nextInt(4); changes > 0 && mutant.length > 0; changes--) {
            mutant = changed(mutant, random);
        }
        return mutant;
    }

    private byte[] changed(byte[] file, Random random) {
        int at = random.nextInt(file.length);
        int end = Math.min(file.length, at + 1 + random.nextInt(LONGEST));
        byte[] piece = words.get(random.nextInt(words.size())).getBytes(StandardCharsets.ISO_8859_1);
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(file, at);
            case 1 -> joined(file, at, new byte[0], end);
            case 2 -> joined(file, end, Arrays.copyOfRange(file, at, end), end);
            case 3 -> joined(file, at, piece, at);
            case 4 -> joined(file, at, piece, Math.min(file.length, at + piece.length));
            case 5 -> {
                byte[] noise = new byte[end - at];
                random.nextBytes(noise);
                yield joined(file, at, noise, end);
            }
            case 6 -> {
                byte[] number = ByteBuffer.allocate(Integer.BYTES)
                        .putInt(NUMBERS[random.nextInt(NUMBERS.length)])
                        .array();
                yield joined(file, at, number, Math.min(file.length, at + Integer.BYTES));
            }
            default -> {
                byte[] flipped = file.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                yield flipped;
            }
        };
    }

    private static byte[] joined(byte[] file, int before, byte[] piece, int after) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length + piece.length);
        out.write(file, 0, before);
        out.writeBytes(piece);
        out.write(file, after, file.length - after);
        return out.toByteArray();
    }

    /** Returns a PNG file with the right checksum for each of its chunks; anything else is returned unchanged. */
    public static byte[] withChecksums(byte[] png) {
        byte[] repaired = png.clone();
        ByteBuffer buffer = ByteBuffer.wrap(repaired);
        int at = PNG_START;
        while (at + PNG_CHUNK <= repaired.length) {
            long length = Integer.toUnsignedLong(buffer.getInt(at));
            if (at + PNG_CHUNK + length > repaired.length) {
                break;
            }
            CRC32 crc = new CRC32();
            crc.update(repaired, at + Integer.BYTES, (int) length + Integer.BYTES);
            buffer.putInt(at + 2 * Integer.BYTES + (int) length, (int) crc.getValue());
            at += PNG_CHUNK + (int) length;
        }
        return repaired;
    }
}
