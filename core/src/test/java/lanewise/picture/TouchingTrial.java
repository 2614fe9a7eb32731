package lanewise.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import lanewise.picture.album.AlbumGenerator;
import lanewise.picture.album.TouchingNumbers;

/**
 * Measures how many numbers with touching digits are read right without and with the splitting of digits, and what the
 * splitting changes in other pictures. Usage: {@code TouchingTrial COUNT SEED...}, where each seed stands for COUNT
 * numbers of each kind of shapes, for 13 pictures of each kind of {@link AlbumGenerator}, and for 50 drawings of other
 * things.
 */
final class TouchingTrial {

    private static final int PICTURES_PER_KIND = 13;

    private TouchingTrial() {}

    public static void main(String[] arguments) throws Exception {
        TreeMap<String, int[]> counts = new TreeMap<>();
        for (int i = 1; i < arguments.length; i++) {
            long seed = Long.parseLong(arguments[i]);
            List<AlbumGenerator.Picture> pictures = new ArrayList<>(AlbumGenerator.pictures(seed, PICTURES_PER_KIND));
            for (TouchingNumbers.Shapes shapes : TouchingNumbers.Shapes.values()) {
                pictures.addAll(TouchingNumbers.pictures(shapes, seed, Integer.parseInt(arguments[0])));
            }
            Recognizer before = new Recognizer(false);
            Recognizer after = new Recognizer(true);
            for (AlbumGenerator.Picture picture : pictures) {
                count(counts, picture, before, after);
            }
        }
        System.out.println("kind, pictures, right before, right after, right without doubt before, and after;");
        System.out.println("for drawings of other things, the last two are those that are not doubted");
        counts.forEach(
                (kind, n) -> System.out.printf("%-12s %4d %4d %4d %4d %4d%n", kind, n[0], n[1], n[2], n[3], n[4]));
    }

    private static void count(
            TreeMap<String, int[]> counts, AlbumGenerator.Picture picture, Recognizer before, Recognizer after) {
        int[] n = counts.computeIfAbsent(picture.kind(), kind -> new int[5]);
        String first = before.number(picture);
        String second = after.number(picture);
        boolean none = picture.kind().equals("none");
        n[0]++;
        n[1] += first.equals(picture.label()) ? 1 : 0;
        n[2] += second.equals(picture.label()) ? 1 : 0;
        n[3] += !before.doubts(picture) && (none || first.equals(picture.label())) ? 1 : 0;
        n[4] += !after.doubts(picture) && (none || second.equals(picture.label())) ? 1 : 0;
        if (!first.equals(second)) {
            System.out.println(picture.kind() + " " + picture.label() + ": " + first + " before, " + second + " after");
        }
    }
}
