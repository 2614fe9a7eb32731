package lanewise.kernels.conformance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import lanewise.kernels.Kernels;
import lanewise.kernels.conformance.Cases.Case;
import lanewise.kernels.conformance.calls.Place;
import lanewise.kernels.conformance.calls.RecordingReference;
import lanewise.kernels.conformance.operands.Difference;
import lanewise.kernels.conformance.operands.Operands;

/**
 * Calls all operations in a random order, with operands in the same few arrays: as in a training, a result of one
 * operation is an operand of the next ones. Shows state that one operation leaves for another, and then whether the
 * implementation still has its name.
 */
final class MixedCalls {

    /** Sizes of the cases, mostly small: the number of calls matters. */
    private static final long[] SIZES = {40, 300, 2_000, 15_000};

    private static final int PER_SIZE = 2;

    /** All arrays are compared after this number of calls. */
    private static final int ALL = 64;

    private record Trial(String operation, Case trial) {}

    private final Kernels candidate;
    private final List<Trial> trials = new ArrayList<>();
    private final Watchdog watchdog;
    private final FormCheck form;

    /**
     * Creates the calls.
     *
     * @param form checks at the end that the implementation still has its name
     * @param wrong the operations that are left out, because they are wrong anyway
     */
    MixedCalls(Kernels candidate, FormCheck form, Map<String, List<Case>> cases, Set<String> wrong, Watchdog watchdog) {
        this.form = form;
        this.candidate = candidate;
        this.watchdog = watchdog;
        cases.forEach((operation, all) -> {
            for (long size : SIZES) {
                all.stream()
                        .filter(trial -> !wrong.contains(operation) && trial.kind() != FaultKind.VALUES)
                        .sorted(Comparator.comparingLong(trial -> Math.abs(trial.size() - size)))
                        .limit(PER_SIZE)
                        .forEach(trial -> trials.add(new Trial(operation, trial)));
            }
        });
    }

    /** Makes the calls up to the first finding. */
    void run(int calls, Tally tally) {
        SplittableRandom random = new SplittableRandom(OperationCheck.SEED);
        Operands expected = Operands.shared();
        Operands actual = Operands.shared();
        for (int n = 0; n < calls && !trials.isEmpty(); n++) {
            Trial next = trials.get(random.nextInt(trials.size()));
            Case trial = next.trial;
            String text = next.operation + ", " + trial.description() + ", call " + (n + 1) + " of all operations";
            expected.again(n);
            RecordingReference reference = new RecordingReference();
            trial.run().run(reference, expected);
            actual.again(n);
            watchdog.begin(text, trial.size(), 0);
            Finding finding = null;
            try {
                trial.run().run(candidate, actual);
                if (n % ALL == ALL - 1) {
                    expected.all();
                    actual.all();
                }
                Difference difference = actual.differenceFrom(expected, Map.of());
                if (difference != null) {
                    String problem = Place.describe(difference, expected, reference.calls());
                    finding = new Finding(FaultKind.STATE, text, trial.size(), difference.ulps(), problem);
                }
            } catch (Throwable t) {
                finding = CaseRunner.thrown(text, trial.size(), t);
            } finally {
                watchdog.end();
            }
            if (finding != null) {
                tally.add(finding);
                return;
            }
        }
        tally.add(null);
        form.run(watchdog, tally);
    }
}
