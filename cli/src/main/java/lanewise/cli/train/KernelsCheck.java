package lanewise.cli.train;

import java.util.Optional;
import lanewise.cli.options.OptionValues;
import lanewise.kernels.conformance.CheckingKernels;
import lanewise.kernels.parallel.ParallelKernels;
import lanewise.training.TrainingListener;
import lanewise.training.TrainingState;
import picocli.CommandLine.Option;

/** The option that compares the operations of a training with the reference implementation. */
final class KernelsCheck {

    @Option(
            names = "--check-kernels",
            arity = "0..1",
            paramLabel = "PERCENT",
            fallbackValue = "100",
            converter = OptionValues.Share.class,
            description = "Compute every operation a second time with the reference implementation, and stop at the "
                    + "first bit that differs. With PERCENT, only this share of the operations is checked. Slow. "
                    + "Default of PERCENT: 100.")
    private Double share;

    /** Returns the kernels, with the check if it was requested. */
    ParallelKernels apply(ParallelKernels kernels) {
        return share == null ? kernels : new CheckingKernels(kernels, share);
    }

    /** Returns a listener that also sets the number of the iteration for the message about a wrong result. */
    static TrainingListener withIterations(ParallelKernels kernels, TrainingState state, TrainingListener listener) {
        if (!(kernels instanceof CheckingKernels checking)) {
            return listener;
        }
        checking.setIteration(state.updates() + 1);
        return TrainingListener.both(listener, new TrainingListener() {
            @Override
            public void updated(int update, int updates) {
                checking.setIteration(update + 1);
            }
        });
    }

    /** Returns the line about the check; empty without a check. */
    static Optional<String> summary(ParallelKernels kernels) {
        return kernels instanceof CheckingKernels checking
                ? Optional.of("kernels checked: " + checking.summary() + "; all agree with the reference in every bit")
                : Optional.empty();
    }
}
