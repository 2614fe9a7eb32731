package lanewise.simd.lanes;

import java.util.List;
import java.util.Optional;

/** The system properties that replace the selection of {@link Lanes}. Links nothing of the incubator module. */
public final class LaneProperties {

    /** The system property that selects the number of lanes. */
    public static final String LANES = "lanewise.lanes";

    /** The system property that selects the code for 16 or 32 registers, for tests and measurements. */
    public static final String REGISTERS = "lanewise.registers";

    private LaneProperties() {}

    /** {@return what is wrong with the properties of this JVM; empty if nothing is} */
    public static Optional<String> problem() {
        return problem(System.getProperty(LANES), System.getProperty(REGISTERS));
    }

    /**
     * Checks the values of the properties.
     *
     * @param lanes the value of {@value #LANES}, null if it is not set
     * @param registers the value of {@value #REGISTERS}, null if it is not set
     * @return what is wrong; empty if nothing is
     */
    public static Optional<String> problem(String lanes, String registers) {
        if (lanes != null && !List.of("4", "8", "16").contains(lanes)) {
            return Optional.of("-D" + LANES + "=" + lanes + " is not 4, 8 or 16; correct or remove it");
        }
        if (registers != null && !List.of("16", "32").contains(registers)) {
            return Optional.of("-D" + REGISTERS + "=" + registers + " is not 16 or 32; correct or remove it");
        }
        return Optional.empty();
    }
}
