package lanewise.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import lanewise.kernels.parallel.ParallelKernels;

/**
 * Measures implementations side by side in this JVM.
 *
 * <p>Every workload gets an equal part of the time. Each implementation first runs it once, and its result is
 * compared with that of the reference implementation. Then each implementation is warmed up. Then they are measured
 * in turns, so that a machine that slows down affects all of them. A slow implementation has fewer turns than a fast
 * one, spread evenly over the same time, but at least {@value #FEWEST}. A turn repeats a short workload until it is
 * long enough for the clock.
 */
public final class Comparison {

    /** The minimum number of turns of an implementation, even after the time limit. */
    public static final int FEWEST = 3;

    /** Fraction of the time of a workload that is used for the warm-up. */
    private static final double WARM_UP = 0.3;

    /**
     * The minimum duration of a turn in seconds. A shorter one would measure the clock, and the threads of the
     * previous implementation would not be parked yet.
     */
    private static final double SHORTEST_TURN = 2e-3;

    private final List<ParallelKernels> implementations;
    private final double secondsPerWork;
    private final LongSupplier clock;
    private final Runnable tick;

    /**
     * Creates a comparison.
     *
     * @param implementations implementations, each with its threads
     * @param secondsPerWork approximate duration of the measurement of each workload in seconds
     * @param tick called between measurements
     */
    public Comparison(List<ParallelKernels> implementations, double secondsPerWork, Runnable tick) {
        this(implementations, secondsPerWork, tick, System::nanoTime);
    }

    /**
     * Creates a comparison with a clock of its own.
     *
     * @param clock returns nanoseconds
     */
    Comparison(List<ParallelKernels> implementations, double secondsPerWork, Runnable tick, LongSupplier clock) {
        this.implementations = List.copyOf(implementations);
        this.secondsPerWork = secondsPerWork;
        this.tick = tick;
        this.clock = clock;
    }

    /**
     * Measures all implementations on a workload.
     *
     * @param work the workload
     * @return the results in the order of the implementations
     */
    public List<Measurement> measure(Workload work) {
        Agreement agreement = new Agreement(work);
        List<Optional<String>> problems = new ArrayList<>();
        List<Turns> able = new ArrayList<>();
        for (ParallelKernels kernels : implementations) {
            tick.run();
            Optional<String> problem = agreement.problemOf(kernels);
            problems.add(problem);
            if (problem.isEmpty()) {
                able.add(new Turns(work, kernels));
            }
        }
        double share = secondsPerWork / Math.max(1, able.size());
        able.forEach(turns -> turns.warmUp(WARM_UP * share));
        takeTurns(able, (1 - WARM_UP) * share);
        List<Measurement> measurements = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < implementations.size(); i++) {
            Optional<String> problem = problems.get(i);
            Optional<Times> times = problem.isPresent()
                    ? Optional.empty()
                    : Optional.of(able.get(next++).times());
            measurements.add(new Measurement(work, implementations.get(i).name(), times, problem));
        }
        return measurements;
    }

    /** Takes turns in rounds. In each round, the implementations that are due run in the same order. */
    private static void takeTurns(List<Turns> all, double seconds) {
        all.forEach(turns -> turns.plan(seconds));
        long rounds = all.stream().mapToLong(turns -> turns.planned).max().orElse(0);
        for (long round = 0; round < rounds; round++) {
            for (Turns turns : all) {
                if ((round + 1) * turns.planned / rounds > round * turns.planned / rounds) {
                    turns.take();
                }
            }
        }
    }

    /** The turns of one implementation on one workload. */
    private final class Turns {
        final Workload work;
        final ParallelKernels kernels;
        final List<Double> seconds = new ArrayList<>();
        double fastest = Double.POSITIVE_INFINITY;
        int repeats = 1;
        long planned;

        Turns(Workload work, ParallelKernels kernels) {
            this.work = work;
            this.kernels = kernels;
        }

        void warmUp(double budget) {
            long end = clock.getAsLong() + (long) (1e9 * budget);
            do {
                tick.run();
                fastest = Math.min(fastest, run());
            } while (clock.getAsLong() < end);
        }

        void plan(double budget) {
            double run = Math.max(fastest, 1e-9);
            repeats = (int) Math.max(1, Math.ceil(SHORTEST_TURN / run));
            planned = Math.max(FEWEST, Math.round(budget / (run * (repeats + wakeUps()))));
        }

        void take() {
            tick.run();
            for (int i = 0; i < wakeUps(); i++) {
                run();
            }
            double sum = 0;
            for (int i = 0; i < repeats; i++) {
                sum += run();
            }
            seconds.add(sum / repeats);
        }

        /** Returns the runs before a turn, which wake the threads and load the operands into the caches again. */
        int wakeUps() {
            return repeats > 1 ? 1 : 0;
        }

        double run() {
            work.reset().run();
            long start = clock.getAsLong();
            work.run().accept(kernels);
            return (clock.getAsLong() - start) / 1e9;
        }

        Times times() {
            return new Times(seconds.stream().mapToDouble(Double::doubleValue).toArray());
        }
    }
}
