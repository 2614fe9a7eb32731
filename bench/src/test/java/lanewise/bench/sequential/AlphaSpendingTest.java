package lanewise.bench.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class AlphaSpendingTest {

    @Test
    void theFirstLookSpendsTheShareOfAllRoundsBeforeIt() {
        AlphaSpending spending = new AlphaSpending(0.01, 20);
        assertEquals(0.001, spending.spend(2), 1e-15);
        assertEquals(0.0005, spending.spend(3), 1e-15);
        assertEquals(0.001, spending.spend(5), 1e-15);
    }

    @Test
    void allLooksTogetherSpendAlpha() {
        AlphaSpending spending = new AlphaSpending(0.01, 20);
        double sum = 0;
        for (int round = 2; round <= 20; round++) {
            sum += spending.spend(round);
        }
        assertEquals(0.01, sum, 1e-12);
    }

    @Test
    void noLookIsCountedTwice() {
        AlphaSpending spending = new AlphaSpending(0.01, 3);
        spending.spend(2);
        assertThrows(IllegalArgumentException.class, () -> spending.spend(2));
        assertThrows(IllegalArgumentException.class, () -> spending.spend(4));
    }
}
