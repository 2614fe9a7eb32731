package lanewise.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads tables of expected values. The script of the same name, in the same folder, generates each table. */
final class Tables {

    private Tables() {}

    /** Returns the lines of a table below its header, cell by cell. */
    static List<String[]> rows(String name) throws IOException {
        try (InputStream in = Tables.class.getResourceAsStream(name);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(line -> line.split(",")).toList();
        }
    }
}
