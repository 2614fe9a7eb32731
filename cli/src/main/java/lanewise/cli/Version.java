package lanewise.cli;

import lanewise.cli.console.Console;
import lanewise.cli.console.ProgramVersion;
import picocli.CommandLine.IVersionProvider;

/** Returns the line that {@code --version} prints: the program, Java, the virtual machine and the operating system. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {
            "%s %s, Java %s, %s, %s %s %s"
                    .formatted(
                            Console.PROGRAM,
                            ProgramVersion.current(),
                            System.getProperty("java.version"),
                            System.getProperty("java.vm.name"),
                            System.getProperty("os.name"),
                            System.getProperty("os.version"),
                            System.getProperty("os.arch"))
        };
    }
}
