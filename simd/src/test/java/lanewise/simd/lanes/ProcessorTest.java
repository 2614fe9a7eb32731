package lanewise.simd.lanes;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ProcessorTest {

    @Test
    void detectsZen4OnLinuxAndWindows() {
        assertTrue(Processor.splitsWideVectors("vendor_id\t: AuthenticAMD\ncpu family\t: 25\nmodel\t\t: 17", ""));
        assertTrue(Processor.splitsWideVectors("", "AMD64 Family 25 Model 97 Stepping 2, AuthenticAMD"));
    }

    @Test
    void detectsNoZen4OnOtherProcessors() {
        assertFalse(Processor.splitsWideVectors("vendor_id\t: AuthenticAMD\ncpu family\t: 26", ""));
        assertFalse(Processor.splitsWideVectors("vendor_id\t: GenuineIntel\ncpu family\t: 6", ""));
        assertFalse(Processor.splitsWideVectors("", "Intel64 Family 6 Model 143 Stepping 8, GenuineIntel"));
        assertFalse(Processor.splitsWideVectors("", ""));
    }
}
