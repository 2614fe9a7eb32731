package lanewise.kernels.conformance.calls;

import java.util.Map;
import java.util.function.BiConsumer;
import lanewise.kernels.Kernels;
import lanewise.kernels.conformance.operands.Difference;
import lanewise.kernels.conformance.operands.Operands;

/** A call that is repeated on the same arrays with several contents. */
public final class RepeatedCall {

    /** The calls after which other arrays get the contents of earlier ones. */
    private static final int NEW_ARRAYS = 1_000;

    /** The number of contents of the arrays. */
    private static final int CONTENTS = 4;

    /** The number of calls with each content in succession. */
    private static final int CALLS_EACH = 2;

    /** The number of calls after which every content was used. */
    public static final int ALL_CONTENTS = CONTENTS * CALLS_EACH;

    /**
     * The expected results for four contents of the arrays: those of two seeds, and the same with one element of every
     * operand changed or two exchanged. An implementation that keeps what it derived from an array may look at some of
     * the elements to notice that they changed.
     */
    public static final class Expected {
        private final BiConsumer<Kernels, Operands> run;
        private final long seed;
        private final Operands[] contents = new Operands[CONTENTS];
        private final RecordingReference[] references = new RecordingReference[CONTENTS];

        /**
         * Computes the expected results.
         *
         * @param run calls the operation with operands that it takes
         */
        public Expected(BiConsumer<Kernels, Operands> run, long seed) {
            this.run = run;
            this.seed = seed;
            for (int n = 0; n < contents.length; n++) {
                contents[n] = new Operands(seed);
                begin(contents[n], n);
                references[n] = new RecordingReference();
                run.accept(references[n], contents[n]);
            }
        }

        private void begin(Operands operands, int content) {
            operands.again(content < 2 ? seed : ~seed, content % 2 == 1);
        }
    }

    private final Expected expected;
    private Operands actual;
    private int content;
    private int calls;

    /**
     * Creates a repeated call with arrays of its own.
     *
     * @param content the contents to begin with, from 0; threads with the same contents would not notice that they
     *     share memory
     */
    public RepeatedCall(Expected expected, int content) {
        this.expected = expected;
        actual = new Operands(expected.seed);
        calls = CALLS_EACH * content;
    }

    /** Calls the operation once more, twice with each of the contents; returns what is wrong, null if nothing is. */
    public Difference on(Kernels kernels) {
        content = calls++ / CALLS_EACH % CONTENTS;
        if (calls % NEW_ARRAYS == 0) {
            actual = new Operands(expected.seed);
        }
        expected.begin(actual, content);
        expected.run.accept(kernels, actual);
        return actual.differenceFrom(expected.contents[content], Map.of());
    }

    /** Describes a difference that the last call returned. */
    public String describe(Difference difference) {
        return Place.describe(difference, expected.contents[content], expected.references[content].calls());
    }
}
