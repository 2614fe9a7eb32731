package lanewise.kernels;

/** Runs a task on the numbers 0 to count - 1, in one part or, on several threads, in more. */
@FunctionalInterface
interface Parts {

    /** All of it on the caller's thread. */
    Parts ONE = (count, task) -> task.run(0, count);

    void run(int count, ParallelKernels.PartTask task);
}
