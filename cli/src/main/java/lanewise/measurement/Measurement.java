package lanewise.measurement;

import java.util.Optional;

/**
 * The times of one implementation on one workload, or what is wrong with its result. A wrong result is not timed.
 *
 * @param work the workload
 * @param kernels name of the implementation
 * @param times the times; empty if the result was wrong
 * @param problem what was wrong; empty if the result was right
 */
public record Measurement(Workload work, String kernels, Optional<Times> times, Optional<String> problem) {

    /**
     * Returns whether every bit of the result was right.
     *
     * @return true if there is no problem
     */
    public boolean agrees() {
        return problem.isEmpty();
    }
}
