package lanewise.kernels;

/** Runs a task on a range of numbers, as one part or as several parts on several threads. */
@FunctionalInterface
public interface RangeRunner {

    /** Runs the task once, for all numbers, on the caller's thread. */
    RangeRunner ON_CALLER = (count, task) -> task.run(0, count);

    /** A task that processes a part of the range. */
    @FunctionalInterface
    interface Task {

        /**
         * Processes a range of numbers. Parts do not overlap; several may run at the same time.
         *
         * @param from the first number
         * @param to the number after the last
         */
        void run(int from, int to);
    }

    /**
     * Runs the task on the numbers 0 to {@code count - 1}, each in exactly one part, and returns when all parts are
     * done.
     *
     * @param count how many numbers, 0 or more
     * @param task the task
     */
    void run(int count, Task task);
}
