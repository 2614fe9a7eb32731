package lanewise.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import lanewise.attribution.GradientTimesInput;
import lanewise.data.Examples;
import lanewise.data.Mnist;
import lanewise.errors.LanewiseException;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.picture.album.AlbumGenerator;
import lanewise.picture.image.GrayImage;
import lanewise.storage.Model;
import lanewise.storage.ModelFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How many pictures of digits a network reads right once they are prepared. */
class RecognitionTest {

    /** Pictures of the album that may be misread: a one with a flag, slanted, is a seven to many. */
    private static final int MISREAD = 3;

    private static final long SEED = 1;

    private static final int PICTURES_PER_KIND = 13;

    /**
     * How many pictures of a kind, and how many of a hundred of all, may be misread. Java draws the pictures, and they differ
     * slightly between JDKs: 163 of 169 are read right on JDK 17.0.15.
     */
    private static final int MISREAD_OF_A_KIND = 2;

    private static final int MISREAD_OF_A_HUNDRED = 5;

    /** A tenth of the test images is enough to tell. */
    private static final int TEST = 1000;

    /** By how many of them the preparation may change what is read right. */
    private static final int CHANGED = 1;

    /** A model file that is used instead of the one of the tests, for the figures in the documents. */
    private static final String MODEL = System.getProperty("lanewise.model");

    /** The prepared pictures by picture, so that each is prepared once. */
    private static final Map<AlbumGenerator.Picture, List<byte[]>> PREPARED = new IdentityHashMap<>();

    private static List<AlbumGenerator.Picture> pictures;
    private static GradientTimesInput attribution;

    /** Reads a model that was trained with {@code lanewise train --recipe quick}: training takes long with scalar kernels. */
    @BeforeAll
    static void read() throws URISyntaxException, IOException {
        pictures = AlbumGenerator.pictures(SEED, PICTURES_PER_KIND);
        Path file = MODEL == null
                ? Path.of(RecognitionTest.class.getResource("quick.safetensors").toURI())
                : Path.of(MODEL);
        Model model = ModelFile.read(file);
        attribution = new GradientTimesInput(
                KernelsLookup.defaults().choose(KernelsLookup.AUTO).kernels(),
                model.network(),
                model.height(),
                model.width());
    }

    private static int read(byte[] pixels) {
        return attribution.attribute(pixels).prediction().predicted();
    }

    @Test
    void picturesOfAllKinds() {
        List<String> wrong = new ArrayList<>();
        List<Album.Page> pages = Album.pages();
        for (Album.Page page : pages) {
            int answer = read(PictureReader.of(28, 28).decode(page.name(), page.file()));
            if (answer != page.digit()) {
                wrong.add(page.name() + ": " + page.digit() + " read as " + answer);
            }
        }
        System.out.println(
                "pictures read right: " + (pages.size() - wrong.size()) + " of " + pages.size() + " " + wrong);
        assertTrue(pages.size() >= 20);
        assertEquals(10, pages.stream().map(Album.Page::digit).distinct().count());
        assertTrue(wrong.size() <= MISREAD, wrong.toString());
    }

    /** Photos with a table, lines, shadows and so on. Kind by kind, nine of ten are read; of all, 95 %. */
    @Test
    void photosOfAllKinds() {
        Map<String, int[]> counts = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        int right = 0;
        int all = 0;
        for (AlbumGenerator.Picture picture : pictures) {
            if (picture.kind().equals("none")) {
                continue;
            }
            String answer = number(picture);
            int[] count = counts.computeIfAbsent(picture.kind(), kind -> new int[2]);
            count[1]++;
            all++;
            if (answer.equals(picture.label())) {
                count[0]++;
                right++;
            } else {
                wrong.add(picture.kind() + ": " + picture.label() + " read as " + answer);
            }
        }
        System.out.println("photos read right: " + right + " of " + all + " " + wrong);
        assertTrue(all >= 150);
        counts.forEach((kind, count) -> assertTrue(count[1] - count[0] <= MISREAD_OF_A_KIND, kind + " " + wrong));
        assertTrue(100 * (all - right) <= MISREAD_OF_A_HUNDRED * all, wrong.toString());
    }

    /** Narrow pictures of a 1 that was cropped to its ink, whose border is as much ink as paper, in either polarity. */
    @Test
    void onesThatFillANarrowPicture() throws URISyntaxException, IOException {
        for (String name : List.of("014", "039", "040", "074", "094", "135")) {
            Path file = Path.of(RecognitionTest.class
                    .getResource("narrow/" + name + "_1.png")
                    .toURI());
            BufferedImage image = ImageIO.read(file.toFile());
            for (boolean inverted : new boolean[] {false, true}) {
                GrayImage gray = GrayImage.zeros(image.getHeight(), image.getWidth());
                for (int y = 0; y < gray.height(); y++) {
                    for (int x = 0; x < gray.width(); x++) {
                        int value = image.getRaster().getSample(x, y, 0);
                        gray.set(y, x, inverted ? 255 - value : value);
                    }
                }
                PreparedPicture prepared = new Preparation(28, 28).prepared(name, gray);
                assertEquals(1, prepared.digits().size(), name);
                assertEquals(1, read(prepared.whole()), name);
            }
        }
    }

    private static String number(AlbumGenerator.Picture picture) {
        return PREPARED.computeIfAbsent(picture, RecognitionTest::digits).stream()
                .map(pixels -> Integer.toString(read(pixels)))
                .collect(Collectors.joining());
    }

    /** Returns the images of the digits; none if the picture is refused. */
    private static List<byte[]> digits(AlbumGenerator.Picture picture) {
        try {
            return PictureReader.of(28, 28)
                    .prepare(picture.kind(), picture.file())
                    .digits();
        } catch (LanewiseException e) {
            return List.of();
        }
    }

    /** Drawings that are not digits are doubted or refused, and digits are not. */
    @Test
    void doubtsDrawingsOfOtherThings() {
        List<String> accepted = new ArrayList<>();
        int others = 0;
        int digits = 0;
        int doubted = 0;
        for (AlbumGenerator.Picture picture : pictures) {
            boolean doubts = doubts(picture);
            if (picture.kind().equals("none")) {
                others++;
                if (!doubts) {
                    accepted.add(picture.label() + " read as " + number(picture));
                }
            } else if (!picture.kind().equals("number")) {
                digits++;
                doubted += doubts ? 1 : 0;
            }
        }
        System.out.println("no digit, not doubted: " + accepted + " of " + others + "; digits doubted: " + doubted
                + " of " + digits);
        assertTrue(accepted.size() * 20 <= others, accepted.toString());
        assertTrue(doubted * 10 <= digits, doubted + " of " + digits + " digits are doubted");
    }

    private static boolean doubts(AlbumGenerator.Picture picture) {
        List<byte[]> digits = PREPARED.computeIfAbsent(picture, RecognitionTest::digits);
        return digits.isEmpty()
                || digits.stream()
                        .anyMatch(pixels -> DigitLikeness.instance()
                                .doubts(
                                        pixels,
                                        attribution
                                                .attribute(pixels)
                                                .prediction()
                                                .ranking()
                                                .get(0)
                                                .probability()));
    }

    /** MNIST's own digits, drawn large in either polarity, come out as they were. */
    @Test
    void imagesOfMnistStayWhatTheyAre() {
        Examples test = Mnist.test();
        int[] labels = test.labels();
        Preparation preparation = new Preparation(28, 28);
        int direct = 0;
        int white = 0;
        int black = 0;
        for (int j = 0; j < TEST; j++) {
            byte[] pixels = Arrays.copyOfRange(test.pixels(), j * 784, (j + 1) * 784);
            direct += read(pixels) == labels[j] ? 1 : 0;
            white += read(preparation
                                    .prepared("white", enlarged(pixels, 3, false))
                                    .whole())
                            == labels[j]
                    ? 1
                    : 0;
            black += read(preparation
                                    .prepared("black", enlarged(pixels, 1, true))
                                    .whole())
                            == labels[j]
                    ? 1
                    : 0;
        }
        assertEquals(direct, white, CHANGED);
        assertEquals(direct, black, CHANGED);
    }

    private static GrayImage enlarged(byte[] pixels, int times, boolean inverted) {
        int side = 28 * times;
        GrayImage image = GrayImage.zeros(side, side);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int value = Byte.toUnsignedInt(pixels[y / times * 28 + x / times]);
                image.set(y, x, inverted ? 255 - value : value);
            }
        }
        return image;
    }
}
