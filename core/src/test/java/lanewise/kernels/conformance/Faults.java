package lanewise.kernels.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lanewise.kernels.Kernels;
import org.junit.jupiter.params.provider.Arguments;

/** All planted faults. */
final class Faults {

    private Faults() {}

    /** Returns the faults that every operation gets, those of single operations, and wrong sequences of operations. */
    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>(SpecificFaults.all());
        Stream.of(WrongProducts.all(), WrongActivations.all(), WrongUpdates.all())
                .flatMap(wrong -> wrong)
                .map(Faults::of)
                .forEach(faults::add);
        Set<String> operations = Cases.all(Effort.QUICK).keySet();
        faults.addAll(BoundaryFaults.all(operations));
        faults.addAll(MemoryFaults.all(operations));
        faults.addAll(PlantedFaults.of(operations));
        return faults;
    }

    private static Fault of(Arguments wrong) {
        String[] words = ((String) wrong.get()[0]).split(": ", 2);
        return new Fault(FaultKind.RESULT, words[0], words[1], () -> (Kernels) wrong.get()[1]);
    }
}
