package lanewise.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvocationTest {

    private static final List<String> ADD = List.of("--add-modules", "some.module");

    @Test
    void fromAJar() {
        Invocation jar = new Invocation(Map.of("java.class.path", "cli/target/cli.jar")::get);
        assertEquals(
                "java --add-modules some.module -jar cli/target/cli.jar train --kernels vector",
                jar.command(ADD, List.of("train", "--kernels", "vector")));
    }

    @Test
    void fromAClassPath() {
        String path = "cli.jar" + File.pathSeparator + "mine.jar";
        Invocation classPath = new Invocation(Map.of("java.class.path", path)::get);
        assertEquals(
                "java -cp " + path + " lanewise.cli.Main kernels", classPath.command(List.of(), List.of("kernels")));
    }

    @Test
    void fromTheLauncherWhichAddsTheModule() {
        Invocation launcher =
                new Invocation(Map.of("java.class.path", "lib/cli.jar", "lanewise.command", "lanewise")::get);
        assertEquals("lanewise train --kernels vector", launcher.command(ADD, List.of("train", "--kernels", "vector")));
    }

    @Test
    void argumentsAreQuotedForAShell() {
        Invocation jar = new Invocation(Map.of("java.class.path", "my programs/cli.jar")::get);
        assertEquals(
                "java -jar 'my programs/cli.jar' --data 'it'\\''s.csv' ''",
                jar.command(List.of(), List.of("--data", "it's.csv", "")));
    }
}
