package lanewise.kernels;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelsNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"mine", "my-kernels", "v2", "mine_2.0", "schön"})
    void acceptsLowerCase(String name) {
        assertTrue(KernelsName.isValid(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "my kernels",
                "my\u00a0kernels",
                "Mine",
                "auto",
                "-mine",
                "--x",
                "a\u001b[31m",
                "a\u202eb"
            })
    void refusesNamesThatCannotBeSelected(String name) {
        assertFalse(KernelsName.isValid(name));
    }
}
