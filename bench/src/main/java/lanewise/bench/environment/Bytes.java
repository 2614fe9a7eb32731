package lanewise.bench.environment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Sizes in bytes as people read them. */
final class Bytes {

    private static final List<String> UNITS = List.of("", "K", "M", "G", "T");
    private static final int STEP = 1024;

    private Bytes() {}

    /** K as 1024, M as 1024 times that, and so on; nothing as 1. */
    static long unit(String letter) {
        long unit = 1;
        for (int i = 0; i < UNITS.indexOf(letter); i++) {
            unit *= STEP;
        }
        return unit;
    }

    /** Such as {@code 48 KiB} and {@code 1.5 GiB}. */
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
