package lanewise.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lanewise.bench.rounds.FailureReason;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/** Passes the output of JMH on, and records what JMH prints for each benchmark. */
final class BenchmarkOutput implements InvocationHandler {

    private final OutputFormat output;
    private final Map<BenchmarkParams, StringBuilder> logs = new LinkedHashMap<>();
    private StringBuilder current = new StringBuilder();

    BenchmarkOutput(OutputFormat output) {
        this.output = output;
    }

    /** Returns the output that JMH prints to. */
    OutputFormat format() {
        return (OutputFormat)
                Proxy.newProxyInstance(OutputFormat.class.getClassLoader(), new Class<?>[] {OutputFormat.class}, this);
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
        switch (method.getName()) {
            case "startBenchmark" -> {
                current = new StringBuilder();
                logs.put((BenchmarkParams) args[0], current);
            }
            case "print" -> current.append(args[0]);
            case "println" -> current.append(args[0]).append('\n');
            default -> {}
        }
        try {
            return method.invoke(output, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Returns the reason of a failure of the latest benchmark; empty if its output contains none. */
    Optional<String> reason() {
        return FailureReason.of(current.toString());
    }

    /**
     * Returns the benchmarks that started and have no result, each with the reason of its failure.
     *
     * @param results the results
     * @return lines by benchmark, in the order in which they started
     */
    Map<String, String> failures(Iterable<RunResult> results) {
        results.forEach(result -> logs.remove(result.getParams()));
        Map<String, String> failures = new LinkedHashMap<>();
        logs.forEach((params, log) ->
                failures.put(params.id(), FailureReason.of(log.toString()).orElse("the output above has the reason")));
        return failures;
    }
}
