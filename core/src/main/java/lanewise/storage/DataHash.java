package lanewise.storage;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import lanewise.data.Examples;

/** Tells whether two sets of examples are the same. */
public final class DataHash {

    private DataHash() {}

    /**
     * The SHA-256, in hexadecimal, of the numbers of examples, rows and columns, then all pixels, then each example's label
     * as it stands in the data; numbers are big-endian and four bytes long.
     *
     * @param examples labeled
     * @return 64 hexadecimal digits in lower case
     */
    public static String of(Examples examples) {
        MessageDigest digest = Sha256.digest();
        digest.update(ByteBuffer.allocate(3 * Integer.BYTES)
                .putInt(examples.count())
                .putInt(examples.height())
                .putInt(examples.width())
                .flip());
        digest.update(examples.pixels());
        ByteBuffer labels = ByteBuffer.allocate(Integer.BYTES);
        for (int label : examples.labels()) {
            digest.update(
                    labels.clear().putInt(examples.classes().labelOf(label)).flip());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
