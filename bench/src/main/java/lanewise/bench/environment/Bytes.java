package lanewise.bench.environment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Reads and formats sizes in bytes. */
final class Bytes {

    private static final List<String> UNITS = List.of("", "K", "M", "G", "T");
    private static final int STEP = 1024;

    private Bytes() {}

    /** Returns the factor of a unit: 1024 for K, 1024 times that for M, and so on; 1 for no letter. */
    static long unit(String letter) {
        long unit = 1;
        for (int i = 0; i < UNITS.indexOf(letter); i++) {
            unit *= STEP;
        }
        return unit;
    }

    /** Formats a size, such as {@code 48 KiB} and {@code 1.5 GiB}. */
    static String readable(long bytes) {
        int unit = 0;
        while (unit + 1 < UNITS.size() && bytes >= unit(UNITS.get(unit + 1))) {
            unit++;
        }
        BigDecimal count = BigDecimal.valueOf(bytes)
                .divide(BigDecimal.valueOf(unit(UNITS.get(unit))), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return count.toPlainString() + (unit == 0 ? " B" : " " + UNITS.get(unit) + "iB");
    }
}
