package lanewise.bench.arguments;

import java.io.File;
import java.util.List;
import lanewise.kernels.lookup.FoundKernels;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.text.Printable;

/** Checks names of kernels. */
public final class KernelsNames {

    private KernelsNames() {}

    /**
     * Checks that kernels are on the class path, even if they cannot run in this JVM.
     *
     * @param place start of the message: the option and a colon
     * @param name the name in lower case
     * @throws UsageException if there are no kernels of this name
     */
    public static void check(String place, String name) throws UsageException {
        List<String> names = KernelsLookup.defaults().found().stream()
                .map(FoundKernels::name)
                .toList();
        if (!names.contains(name)) {
            throw new UsageException(place + "there are no kernels '" + Printable.of(name) + "', only "
                    + String.join(", ", names) + "; add their jar with java -cp bench.jar" + File.pathSeparator
                    + "mine.jar lanewise.bench.Main");
        }
    }
}
