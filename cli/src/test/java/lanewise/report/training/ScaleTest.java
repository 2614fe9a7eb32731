package lanewise.report.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ScaleTest {

    private static double[] lines(Scale scale) {
        return scale.lines().stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Test
    void limitsAreMultiplesOfTheStep() {
        Scale scale = Scale.of(DoubleStream.of(0.21, Double.NaN, 0.98), 0, 1);
        assertEquals(0.2, scale.low(), 1e-12);
        assertEquals(1.0, scale.high(), 1e-12);
        assertArrayEquals(new double[] {0.2, 0.4, 0.6, 0.8, 1}, lines(scale), 1e-12);
        assertEquals(0.5, scale.place(0.6), 1e-12);
    }

    @Test
    void limitsStayWithinFloorAndCeiling() {
        Scale scale = Scale.of(DoubleStream.of(0.013, 0.998), 0, 1);
        assertEquals(0, scale.low());
        assertEquals(1, scale.high());
        assertEquals(1, scale.place(2.5));
        assertEquals(0, scale.place(-2.5));
    }

    @Test
    void oneValueAndNoValueHaveAnAxisToo() {
        Scale one = Scale.of(DoubleStream.of(0.5), 0, 1);
        assertEquals(true, one.low() <= 0.5 && one.high() > one.low(), one.toString());
        assertEquals(new Scale(0, 1, 0.2), Scale.of(DoubleStream.of(Double.NaN), 0, Double.POSITIVE_INFINITY));
        assertEquals(List.of(0.0, 1.0), Scale.between(new double[0]).lines());
    }

    /** The first iteration of a training that was resumed is not a multiple of the step. */
    @Test
    void anAxisBetweenNumbersStartsAtTheFirst() {
        Scale scale = Scale.between(new double[] {130, 140, 530});
        assertEquals(130, scale.low());
        assertEquals(530, scale.high());
        assertArrayEquals(new double[] {200, 300, 400, 500}, lines(scale), 1e-9);
        assertArrayEquals(new double[] {1, 2, 3}, lines(Scale.between(new double[] {1, 2, 3})), 1e-12);
        assertArrayEquals(new double[] {1, 2}, lines(Scale.between(new double[] {0.5, 2.5})), 1e-12);
        assertEquals(
                List.of(0.0, 100.0),
                Scale.between(new double[] {0, 100}).lines().stream()
                        .filter(line -> line % 100 == 0)
                        .toList());
    }
}
