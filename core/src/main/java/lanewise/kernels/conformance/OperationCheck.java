package lanewise.kernels.conformance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lanewise.kernels.Kernels;
import lanewise.kernels.conformance.Cases.Case;
import lanewise.kernels.conformance.calls.Call;
import lanewise.kernels.conformance.calls.InterceptingKernels;
import lanewise.kernels.conformance.calls.LayoutKernels;
import lanewise.kernels.conformance.operands.Operands;
import lanewise.kernels.parallel.ParallelKernels;

/** All that is tried with one operation: every case on one thread, then several threads, then many calls. */
final class OperationCheck {

    /** The seed of the operands; its value does not matter. */
    static final long SEED = 20_231_107;

    /** Operations of at least this size are split by {@link ParallelKernels}. */
    private static final long SPLIT = 20_000;

    /** Cases that are larger than this are not repeated by several threads. */
    private static final long LARGEST_SPLIT = 30_000_000;

    /** Repetitions of the races if they are looked for first: on a busy machine threads seldom run at the same time. */
    private static final int RACES = 20;

    /** Of larger products with pixels, one of several is run in a layout, up to another size. */
    private static final long LARGEST_LAYOUT = 1_000_000;

    private static final long ALL_LAYOUTS = 100_000_000;
    private static final int LAYOUT_STEP = 7;

    /** The number of cases with large offsets, and their maximum size. */
    private static final int FAR = 6;

    private static final long LARGEST_FAR = 20_000;

    /** One of this many cases that {@link ParallelKernels} splits is tried. */
    private static final int SPLIT_STEP = 5;

    private final String operation;
    private final List<Case> cases;
    private final Kernels candidate;
    private final Effort effort;
    private final int threads;
    private final Watchdog watchdog;

    /** The cases that were wrong on one thread, before any other calls: their kinds, or state if this is the cause. */
    private final Map<Case, FaultKind> wrong = new HashMap<>();

    OperationCheck(
            String operation, List<Case> cases, Kernels candidate, Effort effort, int threads, Watchdog watchdog) {
        this.operation = operation;
        this.cases = cases;
        this.candidate = candidate;
        this.effort = effort;
        this.threads = threads;
        this.watchdog = watchdog;
    }

    /**
     * Runs everything.
     *
     * @param first the kind of faults to look for first, null for the order from small cases to many calls
     */
    void run(Tally tally, FaultKind first) {
        RepeatedCalls calls = new RepeatedCalls(candidate, cases, effort, watchdog, wrong);
        calls.first(tally);
        if (first == FaultKind.RACES) {
            for (int n = 0; n < RACES; n++) {
                concurrently(calls, tally);
            }
        } else if (first == FaultKind.STATE) {
            calls.oneAfterAnother(effort.calls(), tally);
        }
        if (first == FaultKind.FORM) {
            layouts(tally);
        }
        List<Case> ordered = new ArrayList<>(cases);
        ordered.sort(Comparator.comparing((Case trial) -> trial.kind() == first ? 0 : 1)
                .thenComparing(trial -> trial.kind() == FaultKind.SIZES ? 1 : 0));
        CaseRunner runner = new CaseRunner(candidate, "", watchdog);
        for (int n = 0; n < ordered.size(); n++) {
            Finding finding = runner.run(ordered.get(n), SEED + n);
            if (finding != null) {
                boolean ofState = finding.kind() == FaultKind.STATE;
                wrong.put(
                        ordered.get(n),
                        ofState ? finding.kind() : ordered.get(n).kind());
            }
            tally.add(finding);
        }
        if (first != FaultKind.FORM) {
            layouts(tally);
        }
        far(runner, tally);
        split(calls, tally);
        if (first != FaultKind.RACES) {
            concurrently(calls, tally);
        }
        if (first != FaultKind.STATE) {
            calls.oneAfterAnother(effort.calls(), tally);
        }
    }

    /** Runs some small cases with large offsets. */
    private void far(CaseRunner runner, Tally tally) {
        List<Case> small = cases.stream()
                .filter(trial -> trial.kind() != FaultKind.VALUES && trial.size() > 0 && trial.size() <= LARGEST_FAR)
                .toList();
        int step = Math.max(1, small.size() / (effort.atLeast(Effort.STANDARD) ? FAR : 1));
        for (int n = step / 2; n < small.size(); n += step) {
            tally.add(runner.runFar(small.get(n), SEED + n));
        }
    }

    /** Runs products with pixels in the layouts that the implementation selects for them. */
    private void layouts(Tally tally) {
        if (!operation.equals(Call.AFFINE_PIXELS) && !operation.equals(Call.MULTIPLY_PIXELS)) {
            return;
        }
        List<CaseRunner> runners = Stream.of(new int[] {2, 2}, new int[] {3, 12}, new int[] {7, 7})
                .map(parts -> new CaseRunner(
                        new LayoutKernels(candidate, parts[0], parts[1]),
                        ", in a layout, " + parts[0] + " threads, at most " + parts[1] + " parts",
                        watchdog))
                .toList();
        int step = effort.atLeast(Effort.STANDARD) ? 1 : 7;
        for (int n = 0; n < cases.size(); n += step) {
            long size = cases.get(n).size();
            boolean some = size <= LARGEST_LAYOUT || size <= ALL_LAYOUTS && n % LAYOUT_STEP == 0;
            if (some && hasLayout(cases.get(n), SEED + n)) {
                tally.add(runners.get(n % runners.size()).run(cases.get(n), SEED + n));
            }
        }
    }

    /** Returns whether any call of a case is run in a layout. No layout is selected for an empty result. */
    private boolean hasLayout(Case trial, long seed) {
        boolean[] any = {trial.size() > 0};
        if (!any[0]) {
            Kernels recorder = new InterceptingKernels(candidate) {
                @Override
                public void run(Call call) {
                    any[0] |= LayoutKernels.applyTo(call);
                }
            };
            trial.run().run(recorder, new Operands(seed));
        }
        return any[0];
    }

    /** Runs operations of some size on several threads, as a training does. */
    private void split(RepeatedCalls calls, Tally tally) {
        if (threads < 2) {
            return;
        }
        try (ParallelKernels parallel = new ParallelKernels(candidate, threads)) {
            CaseRunner runner = new CaseRunner(parallel, ", " + threads + " threads", watchdog);
            int count = 0;
            for (int n = 0; n < cases.size(); n++) {
                long size = cases.get(n).size();
                if (size >= SPLIT && size <= LARGEST_SPLIT && count++ % SPLIT_STEP == 0) {
                    tally.add(calls.ofThreads(cases.get(n), runner.runOnce(cases.get(n), SEED + n)));
                }
            }
        }
    }

    private void concurrently(RepeatedCalls calls, Tally tally) {
        calls.inParts(2, effort.race(), tally);
        calls.inParts(threads + ParallelKernels.processors(), effort.race().dividedBy(2), tally);
        calls.independently(effort.race(), tally);
    }
}
