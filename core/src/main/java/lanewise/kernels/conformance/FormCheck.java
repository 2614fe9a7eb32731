package lanewise.kernels.conformance;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import lanewise.kernels.Kernels;
import lanewise.kernels.KernelsName;

/** Checks what an implementation reports about itself, and that it never changes. */
final class FormCheck {

    /** The number of calls after which an answer may not have changed. */
    private static final int CALLS = 2_000;

    private final Kernels candidate;

    /** The first valid answer to each call. */
    private final Map<String, Object> answers = new ConcurrentHashMap<>();

    FormCheck(Kernels candidate) {
        this.candidate = candidate;
    }

    /** Checks the answers, and that they are those of earlier runs. */
    void run(Watchdog watchdog, Tally tally) {
        check("name()", candidate::name, FormCheck::problemOfName, watchdog, tally);
        check(
                "lanes()",
                candidate::lanes,
                lanes -> lanes < 1 ? "returned " + lanes + ", which is below 1" : null,
                watchdog,
                tally);
    }

    private interface Rule<T> {
        /** Returns what is wrong, null if nothing is. */
        String problemOf(T value);
    }

    private <T> void check(String call, Supplier<T> method, Rule<T> rule, Watchdog watchdog, Tally tally) {
        for (int n = 0; n < CALLS; n++) {
            watchdog.begin(call, 1, 0);
            String problem;
            try {
                T value = method.get();
                problem = rule.problemOf(value);
                if (problem == null) {
                    Object before = answers.putIfAbsent(call, value);
                    if (before != null && !before.equals(value)) {
                        problem = "returned '" + value + "' after '" + before + "'";
                    }
                }
            } catch (Throwable t) {
                tally.add(CaseRunner.thrown(call, 1, t));
                return;
            } finally {
                watchdog.end();
            }
            if (problem != null) {
                tally.add(new Finding(FaultKind.FORM, call, 1, 0, problem));
                return;
            }
        }
        tally.add(null);
    }

    private static String problemOfName(String name) {
        if (name == null) {
            return "returned null";
        }
        return KernelsName.isValid(name) ? null : "returned '" + name + "'; " + KernelsName.RULE;
    }
}
