package lanewise.bench.rounds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;

class MergeTest {

    @Test
    void roundsBecomeForks() {
        RunResult merged = Merge.of(
                List.of(Results.fork("a.B.c", 1, 3), Results.fork("a.B.c", 10, 20), Results.fork("a.B.c", 5, 5)));
        assertEquals(3, merged.getParams().getForks());
        assertEquals(3, merged.getBenchmarkResults().size());
        assertArrayEquals(new double[] {2, 15, 5}, Summary.forkMeans(merged), 1e-12);
        assertEquals(44 / 6.0, merged.getPrimaryResult().getScore(), 1e-12);
        assertEquals(6, merged.getPrimaryResult().getSampleCount());
    }

    @Test
    void otherParametersAreKept() {
        RunResult one = Results.fork("a.B.c", 1);
        RunResult merged = Merge.of(List.of(one, Results.fork("a.B.c", 2)));
        assertEquals(one.getParams().id(), merged.getParams().id());
        assertEquals("vector", merged.getParams().getParam("kernels"));
        assertEquals("2", merged.getParams().getParam("threads"));
        assertEquals(
                List.of("-Xmx2g", "-Dpath=\"C:\\x\""),
                List.copyOf(merged.getParams().getJvmArgs()));
        assertEquals(one.getParams().getMode(), merged.getParams().getMode());
        assertEquals(one.getParams().getMeasurement(), merged.getParams().getMeasurement());
        assertEquals(one.getParams().getJdkVersion(), merged.getParams().getJdkVersion());
    }
}
