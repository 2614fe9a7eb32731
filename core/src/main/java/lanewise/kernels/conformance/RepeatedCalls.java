package lanewise.kernels.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import lanewise.kernels.Kernels;
import lanewise.kernels.ScalarKernels;
import lanewise.kernels.conformance.Cases.Case;
import lanewise.kernels.conformance.calls.PartsKernels;
import lanewise.kernels.conformance.calls.Team;
import lanewise.kernels.conformance.operands.Difference;
import lanewise.kernels.conformance.operands.Operands;

/** Calls one operation again and again: one call after another, and on several threads at the same time. */
final class RepeatedCalls {

    /** Sizes of the cases that are repeated. */
    private static final long[] SIZES = {4, 40, 300, 900, 3_000, 12_000, 60_000};

    /** The number of cases nearest to a size of which some are taken. */
    private static final int NEAR = 12;

    private static final int PER_SIZE = 3;

    /** The number of smallest cases that all the calls are made with, after a few with each. */
    private static final int SMALLEST = 3;

    /** Calls of every case before only the smallest remain. */
    private static final int ROUNDS = 40;

    /** The minimum size of a case that is split into parts. */
    private static final long SMALLEST_SPLIT = 2_000;

    /** The minimum number of repetitions in parts, for which the time is extended up to a multiple of it. */
    private static final int FEWEST = 50;

    private static final int LONGEST = 5;

    /** Threads that use the operation independently. More than an implementation may have buffers for. */
    private static final int MANY = 17;

    private final Kernels candidate;
    private final List<Case> cases;
    private final Watchdog watchdog;

    RepeatedCalls(Kernels candidate, List<Case> all, Watchdog watchdog) {
        this.candidate = candidate;
        this.watchdog = watchdog;
        cases = new ArrayList<>();
        List<Case> possible = all.stream()
                .filter(trial -> trial.size() > 0 && trial.size() <= 100_000)
                .filter(trial -> trial.kind() != FaultKind.FACTORS && trial.kind() != FaultKind.VALUES)
                .toList();
        SplittableRandom random = new SplittableRandom(OperationCheck.SEED);
        for (long size : SIZES) {
            // Several of each size, at random: cases of one size differ in what shows a fault, such as the activation.
            List<Case> near = possible.stream()
                    .filter(trial -> !cases.contains(trial))
                    .sorted(Comparator.comparingLong(trial -> Math.abs(trial.size() - size)))
                    .limit(NEAR)
                    .toList();
            for (int n = 0; n < Math.min(PER_SIZE, near.size()); n++) {
                Case trial = near.get(random.nextInt(near.size()));
                if (!cases.contains(trial)) {
                    cases.add(trial);
                }
            }
        }
    }

    /** A case with its expected results for two contents of its arrays. */
    private static final class Repeated {
        final Case trial;
        final Operands[] expected = new Operands[2];
        final long[] seeds = {OperationCheck.SEED, ~OperationCheck.SEED};
        Operands actual;
        int calls;

        Repeated(Case trial) {
            this.trial = trial;
            for (int n = 0; n < seeds.length; n++) {
                expected[n] = new Operands(seeds[n]);
                trial.run().run(new ScalarKernels(), expected[n]);
            }
            actual = new Operands(seeds[0]);
        }

        /** Calls the operation once more; returns what is wrong, null if nothing is. */
        Difference call(Kernels kernels) {
            int n = calls++ / 2 % 2;
            if (calls % 1000 == 0) {
                // Other arrays with the contents of earlier ones.
                actual = new Operands(seeds[n]);
            } else {
                actual.again(seeds[n]);
            }
            trial.run().run(kernels, actual);
            return actual.differenceFrom(expected[n], Map.of());
        }
    }

    /** Calls cases of different shapes in turns, then the smallest ones many times. */
    void oneAfterAnother(int calls, Tally tally) {
        List<Repeated> all = cases.stream().map(Repeated::new).toList();
        if (all.isEmpty()) {
            return;
        }
        int turns = ROUNDS * all.size();
        for (int n = 0; n < Math.max(calls, turns); n++) {
            // A step of 3 visits all cases in an order that is neither ascending nor descending.
            int which = n < turns ? n * 3 % all.size() : n % Math.min(SMALLEST, all.size());
            Repeated repeated = all.get(which);
            String text = repeated.trial.description() + ", call " + (n + 1) + " of the operation in turns";
            Finding finding = once(repeated, candidate, FaultKind.STATE, text);
            if (finding != null) {
                tally.add(finding);
                return;
            }
        }
        tally.add(null);
    }

    private Finding once(Repeated repeated, Kernels kernels, FaultKind kind, String text) {
        long size = repeated.trial.size();
        watchdog.begin(repeated.trial.description(), size, 0);
        try {
            Difference difference = repeated.call(kernels);
            return difference == null ? null : new Finding(kind, text, size, difference.ulps(), difference.what());
        } catch (Throwable t) {
            return CaseRunner.thrown(text, size, t);
        } finally {
            watchdog.end();
        }
    }

    /** Computes parts of one result on several threads at the same time, for a while. */
    void inParts(int threads, Duration time, Tally tally) {
        try (Team team = new Team(threads)) {
            List<Case> large = cases.stream()
                    .filter(trial -> trial.size() >= SMALLEST_SPLIT)
                    .toList();
            for (Case trial : large) {
                for (PartsKernels.Division division : PartsKernels.Division.values()) {
                    PartsKernels parts = new PartsKernels(candidate, team, division);
                    tally.add(inParts(trial, parts, time.dividedBy(3L * large.size())));
                }
            }
        }
    }

    private Finding inParts(Case trial, PartsKernels parts, Duration time) {
        Repeated repeated = new Repeated(trial);
        String text = trial.description() + ", in parts on several threads";
        long begin = System.nanoTime();
        long passed;
        int count = 0;
        do {
            Finding finding = once(repeated, parts, FaultKind.RACES, text);
            if (finding != null) {
                return finding;
            }
            passed = System.nanoTime() - begin;
        } while (passed < time.toNanos() || ++count < FEWEST && passed < LONGEST * time.toNanos());
        return null;
    }

    /** Calls the operation on many threads, each with its own arrays, for a while. */
    void independently(Duration time, Tally tally) {
        if (cases.isEmpty()) {
            return;
        }
        try (Team team = new Team(MANY)) {
            Finding[] findings = new Finding[MANY];
            Case largest = cases.get(cases.size() - 1);
            watchdog.begin("many threads, " + largest.description(), largest.size(), time.toNanos());
            try {
                team.run(MANY, n -> findings[n] = alone(cases.get(n % cases.size()), time));
            } finally {
                watchdog.end();
            }
            for (Finding finding : findings) {
                tally.add(finding);
            }
        }
    }

    private Finding alone(Case trial, Duration time) {
        Repeated repeated = new Repeated(trial);
        String text = trial.description() + ", on many threads that share no operand";
        long end = System.nanoTime() + time.toNanos();
        try {
            do {
                Difference difference = repeated.call(candidate);
                if (difference != null) {
                    return new Finding(FaultKind.RACES, text, trial.size(), difference.ulps(), difference.what());
                }
            } while (System.nanoTime() - end < 0);
            return null;
        } catch (Throwable t) {
            return CaseRunner.thrown(text, trial.size(), t);
        }
    }
}
