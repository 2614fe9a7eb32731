package mykernels;

import lanewise.kernels.conformance.Conformance;
import org.junit.jupiter.api.Test;

class MyKernelsTest {

    @Test
    void everyBitIsRight() {
        Conformance.assertConforms(new MyKernels());
    }
}
