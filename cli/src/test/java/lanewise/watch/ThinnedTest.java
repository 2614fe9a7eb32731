package lanewise.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinnedTest {

    @Test
    void keepsEverySecondElementWhenItIsFull() {
        Thinned<Integer> list = new Thinned<>(5);
        IntStream.range(0, 5).forEach(list::add);
        assertEquals(List.of(0, 1, 2, 3, 4), list.all());
        list.add(5);
        assertEquals(List.of(0, 2, 4, 5), list.all());
    }

    @Test
    void coversALongTrainingFromItsBeginning() {
        Thinned<Integer> list = new Thinned<>(60);
        IntStream.range(0, 100_000).forEach(list::add);
        List<Integer> all = list.all();
        assertTrue(all.size() > 30 && all.size() <= 60, all.toString());
        assertEquals(0, all.get(0));
        assertEquals(99_999, all.get(all.size() - 1));
        assertEquals(all.stream().sorted().toList(), all);
    }
}
