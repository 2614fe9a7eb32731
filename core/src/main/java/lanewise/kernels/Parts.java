package lanewise.kernels;

/** Runs a task on the numbers 0 to count - 1, in one part or, on several threads, in more. */
@FunctionalInterface
public interface Parts {

    /** All of it on the caller's thread. */
    Parts ONE = (count, task) -> task.run(0, count);

    /** What {@link #run} runs: something on the numbers {@code from} up to but not including {@code to}. */
    @FunctionalInterface
    interface Task {

        /** Does one part. */
        void run(int from, int to);
    }

    /** Runs the task on all of the numbers. */
    void run(int count, Task task);
}
