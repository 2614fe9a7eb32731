package lanewise.bench.rounds;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.AverageTimeResult;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.ResultRole;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;

/** Results of JMH with given scores. */
public final class Results {

    private Results() {}

    /**
     * Returns the result of one fork.
     *
     * @param millis the score of every iteration
     */
    public static RunResult fork(String benchmark, int... millis) {
        return fork(
                benchmark,
                Map.of("kernels", "vector", "threads", "2"),
                "some/java",
                Arrays.stream(millis).mapToLong(TimeUnit.MILLISECONDS::toNanos).toArray());
    }

    /**
     * Returns the result of one fork.
     *
     * @param nanos the score of every iteration, in nanoseconds
     */
    static RunResult fork(String benchmark, Map<String, String> values, String jvm, long... nanos) {
        WorkloadParams workload = new WorkloadParams();
        new TreeMap<>(values)
                .forEach((name, value) ->
                        workload.put(name, value, workload.keys().size()));
        TimeValue time = TimeValue.milliseconds(200);
        IterationParams measurement = new IterationParams(IterationType.MEASUREMENT, nanos.length, time, 1);
        BenchmarkParams params = new BenchmarkParams(
                benchmark,
                benchmark + "_generated",
                true,
                1,
                new int[] {1},
                List.of(),
                1,
                0,
                new IterationParams(IterationType.WARMUP, 3, time, 1),
                measurement,
                Mode.AverageTime,
                workload,
                TimeUnit.MILLISECONDS,
                1,
                jvm,
                List.of("-Xmx2g", "-Dpath=\"C:\\x\""),
                "17.0.1",
                "VM",
                "17+1",
                "1.37",
                TimeValue.minutes(10));
        List<IterationResult> iterations = Arrays.stream(nanos)
                .mapToObj(score -> {
                    IterationResult iteration = new IterationResult(params, measurement, null);
                    iteration.addResult(
                            new AverageTimeResult(ResultRole.PRIMARY, "label", 1, score, TimeUnit.MILLISECONDS));
                    return iteration;
                })
                .toList();
        return new RunResult(params, List.of(new BenchmarkResult(params, iterations)));
    }
}
