package lanewise.picture;

import java.util.Arrays;
import java.util.List;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.picture.album.AlbumGenerator;

/**
 * Measures how many drawings of other things than digits are answered without doubt, and how many digits are doubted.
 * Usage: {@code DoubtTrial SEED...}, where each seed stands for 50 drawings of other things and 156 of digits. The last
 * figure is that of 10,000 training images of MNIST that {@link lanewise.picture.likeness.DigitLikeness} does not
 * contain.
 */
final class DoubtTrial {

    private static final int PICTURES_PER_KIND = 13;
    private static final int FIRST = 50_000;

    private DoubtTrial() {}

    public static void main(String[] arguments) throws Exception {
        int[] all = new int[4];
        for (String argument : arguments) {
            int[] counts = counts(AlbumGenerator.pictures(Long.parseLong(argument), PICTURES_PER_KIND));
            print("seed " + argument, counts);
            Arrays.setAll(all, i -> all[i] + counts[i]);
        }
        print("all", all);
        Recognizer recognizer = new Recognizer();
        Examples training = Mnist.training();
        int doubted = 0;
        for (int j = FIRST; j < training.count(); j++) {
            doubted += recognizer.doubts(training.pixels(j)) ? 1 : 0;
        }
        System.out.printf("MNIST: %d of %d doubted%n", doubted, training.count() - FIRST);
    }

    /** Returns four numbers: other things without doubt, all other things, digits in doubt, and all digits. */
    private static int[] counts(List<AlbumGenerator.Picture> pictures) throws Exception {
        Recognizer recognizer = new Recognizer();
        int[] counts = new int[4];
        for (AlbumGenerator.Picture picture : pictures) {
            boolean doubts = recognizer.doubts(picture);
            if (picture.kind().equals("none")) {
                counts[0] += doubts ? 0 : 1;
                counts[1]++;
            } else if (!picture.kind().equals("number")) {
                counts[2] += doubts ? 1 : 0;
                counts[3]++;
            }
        }
        return counts;
    }

    private static void print(String name, int[] counts) {
        System.out.printf(
                "%s: other things without doubt %d of %d; digits doubted %d of %d%n",
                name, counts[0], counts[1], counts[2], counts[3]);
    }
}
