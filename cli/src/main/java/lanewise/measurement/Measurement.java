package lanewise.measurement;

import java.util.Optional;

/**
 * One implementation on one work: times, or what is wrong with its result. A wrong result is not timed.
 *
 * @param work what was done
 * @param kernels name of the implementation
 * @param times empty if the result was wrong
 * @param problem what was wrong, empty if nothing was
 */
public record Measurement(Workload work, String kernels, Optional<Times> times, Optional<String> problem) {

    /** True if every bit of the result was right. */
    public boolean agrees() {
        return problem.isEmpty();
    }
}
