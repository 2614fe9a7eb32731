package lanewise.storage;

import lanewise.errors.LanewiseException;

/** Reports a model file in a format of a later version of the program. The file is not damaged. */
public final class LaterFormatException extends LanewiseException {

    private static final long serialVersionUID = 1L;

    LaterFormatException(String file, String format, String supported) {
        super(
                file,
                "its format is " + format + ", but this program supports " + supported,
                "use the version of the program that wrote it");
    }
}
