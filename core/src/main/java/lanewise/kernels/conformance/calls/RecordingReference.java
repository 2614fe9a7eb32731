package lanewise.kernels.conformance.calls;

import java.util.ArrayList;
import java.util.List;
import lanewise.kernels.ScalarKernels;

/** The reference implementation, which keeps its calls to describe where a result differs from its own. */
public final class RecordingReference extends InterceptingKernels {

    private final List<Call> calls = new ArrayList<>();

    public RecordingReference() {
        super(new ScalarKernels());
    }

    /** Returns the calls so far. */
    public List<Call> calls() {
        return calls;
    }

    @Override
    public void run(Call call) {
        calls.add(call);
        call.on(kernels);
    }
}
