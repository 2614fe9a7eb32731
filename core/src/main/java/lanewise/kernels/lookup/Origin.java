package lanewise.kernels.lookup;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;

/** Describes where a provider or its kernels come from. */
final class Origin {

    private Origin() {}

    /** Returns the class of an object and its origin, such as {@code mine.MyKernelsProvider of mine.jar}. */
    static String classOf(Object object) {
        return object.getClass().getName() + " of " + of(object);
    }

    /** Returns the name of the jar, folder or module that contains the class of an object. */
    static String of(Object object) {
        Class<?> type = object.getClass();
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
