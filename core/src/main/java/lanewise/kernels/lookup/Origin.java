package lanewise.kernels.lookup;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import lanewise.kernels.KernelsProvider;

/** Describes where a provider comes from. */
final class Origin {

    private Origin() {}

    /** Returns the class of a provider and its origin, such as {@code mine.MyKernelsProvider of mine.jar}. */
    static String classOf(KernelsProvider provider) {
        return provider.getClass().getName() + " of " + of(provider);
    }

    /** Returns the name of the jar, folder or module that contains a provider. */
    static String of(KernelsProvider provider) {
        Class<?> type = provider.getClass();
        if (type.getModule().isNamed()) {
            return "module " + type.getModule().getName();
        }
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return "class path";
        }
        try {
            Path path = Path.of(URI.create(source.getLocation().toString()));
            return path.getFileName() == null
                    ? path.toString()
                    : path.getFileName().toString();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return source.getLocation().toString();
        }
    }
}
