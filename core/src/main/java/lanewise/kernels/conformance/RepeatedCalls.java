package lanewise.kernels.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import lanewise.kernels.Kernels;
import lanewise.kernels.conformance.Cases.Case;
import lanewise.kernels.conformance.calls.PartsKernels;
import lanewise.kernels.conformance.calls.RepeatedCall;
import lanewise.kernels.conformance.calls.Team;
import lanewise.kernels.conformance.operands.Difference;

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

    /** The maximum size of a case that is called many times. */
    private static final long LARGEST = 100_000;

    /** Sizes of cases that are only computed in parts: memory may be shared only where much of it is needed. */
    private static final long[] LARGE_SIZES = {300_000, 1_500_000};

    /** The minimum size of a case that is split into parts. */
    private static final long SMALLEST_SPLIT = 2_000;

    /** The minimum number of repetitions in parts, for which the time is extended up to a multiple of it. */
    private static final int FEWEST = 50;

    private static final int LONGEST = 3;

    /** Threads that use the operation independently. More than an implementation may have buffers for. */
    private static final int MANY = 17;

    /** A few threads. */
    private static final int FEW = 3;

    /** How many of them have ids with equal remainders, which an implementation may use to choose a buffer. */
    private static final int ALIKE = 2;

    private final Kernels candidate;
    private final List<Case> cases = new ArrayList<>();
    private final List<Case> large = new ArrayList<>();
    private final Map<Case, RepeatedCall.Expected> expected = new ConcurrentHashMap<>();
    private final Watchdog watchdog;
    private final Map<Case, FaultKind> wrong;

    /**
     * Creates the calls.
     *
     * @param wrong the cases that were wrong on one thread, before any other calls: their kinds, or state
     */
    RepeatedCalls(Kernels candidate, List<Case> all, Effort effort, Watchdog watchdog, Map<Case, FaultKind> wrong) {
        this.candidate = candidate;
        this.wrong = wrong;
        this.watchdog = watchdog;
        List<Case> possible = all.stream()
                .filter(trial -> trial.size() > 0)
                .filter(trial -> trial.kind() != FaultKind.FACTORS && trial.kind() != FaultKind.VALUES)
                .toList();
        SplittableRandom random = new SplittableRandom(OperationCheck.SEED);
        List<Case> small =
                possible.stream().filter(trial -> trial.size() <= LARGEST).toList();
        for (long size : SIZES) {
            // Several of each size, at random: cases of one size differ in what shows a fault, such as the activation.
            List<Case> near = nearest(small, size, NEAR);
            for (int n = 0; n < Math.min(PER_SIZE, near.size()); n++) {
                Case trial = near.get(random.nextInt(near.size()));
                if (!cases.contains(trial)) {
                    cases.add(trial);
                }
            }
        }
        for (long size : effort.atLeast(Effort.STANDARD) ? LARGE_SIZES : new long[0]) {
            nearest(possible, size, 2).stream()
                    .filter(trial -> trial.size() > LARGEST)
                    .forEach(large::add);
        }
    }

    /** Returns the cases whose sizes are nearest to a size, without those taken already. */
    private List<Case> nearest(List<Case> possible, long size, int count) {
        return possible.stream()
                .filter(trial -> !cases.contains(trial) && !large.contains(trial))
                .sorted(Comparator.comparingLong(trial -> Math.abs(trial.size() - size)))
                .limit(count)
                .toList();
    }

    /** A case and its repeated call. */
    private record Repeated(Case trial, RepeatedCall call) {}

    /** Returns a case with arrays of its own. Its expected results are computed once. */
    private Repeated repeated(Case trial) {
        return repeated(trial, 0);
    }

    /**
     * The same with other contents in the first calls.
     *
     * @param content 0 or more; threads with the same contents would not notice that they share memory
     */
    private Repeated repeated(Case trial, int content) {
        RepeatedCall.Expected results =
                expected.computeIfAbsent(trial, t -> new RepeatedCall.Expected(t.run()::run, OperationCheck.SEED));
        return new Repeated(trial, new RepeatedCall(results, content));
    }

    /**
     * Makes the first calls of an operation on several threads at the same time: what an implementation prepares at its
     * first call may be used by another thread before it is ready.
     */
    void first(Tally tally) {
        if (cases.isEmpty()) {
            return;
        }
        Case trial = cases.get(cases.size() / 2);
        Repeated[] repeated = new Repeated[FEW];
        Arrays.setAll(repeated, n -> repeated(trial, n));
        Finding[] findings = new Finding[FEW];
        String text = trial.description() + ", the first calls, on several threads";
        watchdog.begin(text, trial.size(), 0);
        try (Team team = new Team(FEW, 0)) {
            team.run(FEW, n -> {
                try {
                    Difference difference = repeated[n].call.on(candidate);
                    findings[n] = difference == null ? null : finding(FaultKind.RACES, text, repeated[n], difference);
                } catch (Throwable t) {
                    findings[n] = CaseRunner.thrown(text, trial.size(), t);
                }
            });
        } finally {
            watchdog.end();
        }
        // A fault that one thread shows as well is reported by the case itself.
        boolean alone = new CaseRunner(candidate, "", watchdog).runOnce(trial, OperationCheck.SEED) == null;
        tally.add(
                alone
                        ? Arrays.stream(findings)
                                .filter(Objects::nonNull)
                                .map(finding -> finding.withKind(FaultKind.RACES))
                                .findFirst()
                                .orElse(null)
                        : null);
    }

    private static Finding finding(FaultKind kind, String text, Repeated repeated, Difference difference) {
        String problem = repeated.call.describe(difference);
        return new Finding(kind, text, repeated.trial.size(), difference.ulps(), problem);
    }

    /**
     * Calls every case with each of its contents, then cases of different shapes in turns, then the smallest ones many
     * times.
     */
    void oneAfterAnother(int calls, Tally tally) {
        List<Repeated> all = cases.stream().map(this::repeated).toList();
        if (all.isEmpty()) {
            return;
        }
        for (Repeated repeated : all) {
            for (int n = 0; n < RepeatedCall.ALL_CONTENTS; n++) {
                String text = repeated.trial.description() + ", the same arrays with other contents";
                Finding finding = once(repeated, candidate, FaultKind.STATE, text);
                if (finding != null) {
                    tally.add(withOwnKind(repeated.trial, finding));
                    return;
                }
            }
        }
        int turns = ROUNDS * all.size();
        for (int n = 0; n < Math.max(calls, turns); n++) {
            // A step of 3 visits all cases in an order that is neither ascending nor descending.
            int which = n < turns ? n * 3 % all.size() : n % Math.min(SMALLEST, all.size());
            Repeated repeated = all.get(which);
            String text = repeated.trial.description() + ", call " + (n + 1) + " of the operation in turns";
            Finding finding = once(repeated, candidate, FaultKind.STATE, text);
            if (finding != null) {
                tally.add(withOwnKind(repeated.trial, finding));
                return;
            }
        }
        tally.add(null);
    }

    /** Returns a finding with the kind of the case, or state, if the case was wrong before. */
    private Finding withOwnKind(Case trial, Finding finding) {
        FaultKind before = wrong.get(trial);
        return before != null && finding.kind() != FaultKind.FORM ? finding.withKind(before) : finding;
    }

    /**
     * Returns a finding of several threads, or null, with its cause: the kind of the case if it was wrong before,
     * earlier calls if one thread now has a wrong result, too, else races.
     */
    Finding ofThreads(Case trial, Finding finding) {
        if (finding == null || wrong.containsKey(trial)) {
            return finding == null ? null : withOwnKind(trial, finding);
        }
        boolean alone = new CaseRunner(candidate, "", watchdog).runOnce(trial, OperationCheck.SEED) == null;
        return finding.withKind(alone ? FaultKind.RACES : FaultKind.STATE);
    }

    private Finding once(Repeated repeated, Kernels kernels, FaultKind kind, String text) {
        long size = repeated.trial.size();
        watchdog.begin(repeated.trial.description(), size, 0);
        try {
            Difference difference = repeated.call.on(kernels);
            return difference == null ? null : finding(kind, text, repeated, difference);
        } catch (Throwable t) {
            return CaseRunner.thrown(text, size, t);
        } finally {
            watchdog.end();
        }
    }

    /** Computes parts of one result on several threads at the same time, for a while. */
    void inParts(int threads, Duration time, Tally tally) {
        try (Team team = new Team(threads, 0)) {
            List<Case> divided = Stream.concat(cases.stream(), large.stream())
                    .filter(trial -> trial.size() >= SMALLEST_SPLIT)
                    .toList();
            for (Case trial : divided) {
                for (PartsKernels.Division division : PartsKernels.Division.values()) {
                    PartsKernels parts = new PartsKernels(candidate, team, division);
                    tally.add(ofThreads(trial, inParts(trial, parts, time.dividedBy(3L * divided.size()))));
                }
            }
        }
    }

    private Finding inParts(Case trial, PartsKernels parts, Duration time) {
        Repeated repeated = repeated(trial);
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

    /**
     * Calls the operation independently, with arrays of their own, on many threads, and then on a few: more of them run
     * at the same time, so that they can call larger cases, and two of them have similar ids.
     */
    void independently(Duration time, Tally tally) {
        if (cases.isEmpty()) {
            return;
        }
        try (Team many = new Team(MANY, 0);
                Team few = new Team(FEW, ALIKE)) {
            independently(many, MANY, cases, time, tally);
            List<Case> trials = new ArrayList<>(large);
            for (int n = cases.size() / 4; n < cases.size(); n += Math.max(1, cases.size() / 4)) {
                trials.add(cases.get(n));
            }
            for (Case trial : trials) {
                independently(few, FEW, List.of(trial), time.dividedBy(trials.size()), tally);
            }
        }
    }

    private void independently(Team team, int threads, List<Case> trials, Duration time, Tally tally) {
        Finding[] findings = new Finding[threads];
        Case largest = trials.get(trials.size() - 1);
        Repeated[] repeated = new Repeated[threads];
        Arrays.setAll(repeated, n -> repeated(trials.get(n % trials.size()), n));
        watchdog.begin("many threads, " + largest.description(), largest.size(), time.toNanos());
        try {
            team.run(threads, n -> findings[n] = alone(repeated[n], time));
        } finally {
            watchdog.end();
        }
        for (int n = 0; n < threads; n++) {
            tally.add(ofThreads(repeated[n].trial, findings[n]));
        }
    }

    private Finding alone(Repeated repeated, Duration time) {
        Case trial = repeated.trial;
        String text = trial.description() + ", on many threads that share no operand";
        long end = System.nanoTime() + time.toNanos();
        try {
            do {
                Difference difference = repeated.call.on(candidate);
                if (difference != null) {
                    return finding(FaultKind.RACES, text, repeated, difference);
                }
            } while (System.nanoTime() - end < 0);
            return null;
        } catch (Throwable t) {
            return CaseRunner.thrown(text, trial.size(), t);
        }
    }
}
