package lanewise.picture.touching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import lanewise.picture.image.GrayImage;
import org.junit.jupiter.api.Test;

/** Paths along which ink may be cut. */
class CutTest {

    private static final int HEIGHT = 40;
    private static final int WIDTH = 60;

    /** Two slanted lines, with a bridge of two rows between them. */
    private static GrayImage slantedLines(int bridge) {
        GrayImage image = GrayImage.zeros(HEIGHT, WIDTH);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < 4; x++) {
                image.set(y, left(y) + x, 1);
                image.set(y, left(y) + 16 + x, 1);
            }
        }
        for (int y = bridge; y < bridge + 2; y++) {
            for (int x = left(y); x < left(y) + 16; x++) {
                image.set(y, x, 1);
            }
        }
        return image;
    }

    private static int left(int y) {
        return 30 - y / 5;
    }

    private static boolean isInGap(Cut cut) {
        return IntStream.range(0, HEIGHT)
                .allMatch(y -> cut.columns()[y] >= left(y) + 4 && cut.columns()[y] <= left(y) + 16);
    }

    @Test
    void aCutFollowsTheGapBetweenSlantedLines() {
        for (int bridge : new int[] {4, 20, 34}) {
            List<Cut> inGap = Cut.of(slantedLines(bridge)).stream()
                    .filter(CutTest::isInGap)
                    .toList();
            double least = inGap.stream().mapToDouble(Cut::ink).min().orElseThrow();
            assertEquals(2, least, "bridge in row " + bridge);
        }
    }

    @Test
    void cutsAreOrderedAndAllInkIsBetweenTheFirstAndTheLast() {
        List<Cut> cuts = Cut.of(slantedLines(20));
        for (int i = 1; i < cuts.size(); i++) {
            assertTrue(cuts.get(i - 1).middle() <= cuts.get(i).middle());
        }
        Cut last = cuts.get(cuts.size() - 1);
        for (int y = 0; y < HEIGHT; y++) {
            assertEquals(0, cuts.get(0).columns()[y]);
            assertEquals(WIDTH, last.columns()[y]);
        }
        assertTrue(cuts.get(0).isLeftOf(last));
    }

    @Test
    void cutsThatCrossAreNotLeftOfEachOther() {
        Cut left = new Cut(4, new int[] {2, 4, 6}, 0);
        assertTrue(left.isLeftOf(new Cut(5, new int[] {2, 5, 6}, 0)));
        assertFalse(left.isLeftOf(new Cut(5, new int[] {5, 5, 5}, 0)));
        assertFalse(left.isLeftOf(left));
    }
}
