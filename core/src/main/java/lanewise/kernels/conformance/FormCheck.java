package lanewise.kernels.conformance;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import lanewise.kernels.Kernels;

/** Checks what an implementation reports about itself. */
final class FormCheck {

    /** The number of calls after which an answer may not have changed. */
    private static final int CALLS = 2_000;

    private final Kernels candidate;
    private final Watchdog watchdog;
    private final Tally tally;

    FormCheck(Kernels candidate, Watchdog watchdog, Tally tally) {
        this.candidate = candidate;
        this.watchdog = watchdog;
        this.tally = tally;
    }

    void run() {
        check("name()", candidate::name, FormCheck::problemOfName);
        check("lanes()", candidate::lanes, lanes -> lanes < 1 ? "returned " + lanes + ", which is below 1" : null);
    }

    /** Checks the same, and that nothing has changed. */
    void run(String name, int lanes) {
        check("name()", candidate::name, now -> now.equals(name) ? null : changed(now, name));
        check("lanes()", candidate::lanes, now -> now == lanes ? null : changed(now, lanes));
    }

    private static String changed(Object now, Object before) {
        return "returned '" + now + "' after '" + before + "'";
    }

    private interface Rule<T> {
        /** Returns what is wrong, null if nothing is. */
        String problemOf(T value);
    }

    private <T> void check(String call, Supplier<T> method, Rule<T> rule) {
        T first = null;
        for (int n = 0; n < CALLS; n++) {
            watchdog.begin(call, 1, 0);
            String problem;
            try {
                T value = method.get();
                problem = rule.problemOf(value);
                if (problem == null && n > 0 && !Objects.equals(first, value)) {
                    problem = changed(value, first);
                }
                first = value;
            } catch (Throwable t) {
                tally.add(CaseRunner.thrown(call, 1, t));
                return;
            } finally {
                watchdog.end();
            }
            if (problem != null) {
                tally.add(new Finding(FaultKind.FORM, call, 1, Long.MAX_VALUE, problem));
                return;
            }
        }
        tally.add(null);
    }

    private static String problemOfName(String name) {
        if (name == null) {
            return "returned null";
        }
        boolean spaces = name.isEmpty() || name.chars().anyMatch(Character::isWhitespace);
        return spaces || !name.equals(name.toLowerCase(Locale.ROOT))
                ? "returned '" + name + "', which is not lower case without spaces"
                : null;
    }
}
