package lanewise.cli;

import java.lang.reflect.Constructor;
import lanewise.cli.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Creates commands and passes the console of the program to constructors that have a {@link Console} parameter. */
final class CommandFactory implements IFactory {

    private final IFactory others = CommandLine.defaultFactory();
    private final Console console;

    /** @param console where the commands print */
    CommandFactory(Console console) {
        this.console = console;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Console.class) {
                return type.cast(constructor.newInstance(console));
            }
        }
        return others.create(type);
    }
}
