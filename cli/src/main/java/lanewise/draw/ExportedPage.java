package lanewise.draw;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import lanewise.picture.likeness.DigitLikeness;
import lanewise.storage.Model;
import lanewise.web.Page;
import lanewise.web.PageFile;
import lanewise.web.Response;

/**
 * The page as one file, with a model in it. It needs no server and no other file: JavaScript prepares the drawings and
 * computes the predictions, to the same bits as this program.
 */
public final class ExportedPage {

    /** Part of the page if it contains images of MNIST, which have a license of their own. */
    private static final String MNIST_NOTICE = """
            <!-- The field "images" contains training images of MNIST. Yann LeCun and Corinna Cortes hold the copyright
              of MNIST, a derivative work of the original NIST datasets, made available under the terms of the Creative
              Commons Attribution-Share Alike 3.0 license. -->
            """;

    private ExportedPage() {}

    /**
     * Returns the page.
     *
     * @param name name of the model, shown to the user
     * @param model the model
     * @return the file, HTML in UTF-8
     */
    public static byte[] of(String name, Model model) {
        ModelDescription description = new ModelDescription(name, model);
        List<String> styles =
                PageFiles.styles().stream().map(ExportedPage::content).toList();
        List<String> scripts =
                PageFiles.scriptsOfExport().stream().map(ExportedPage::content).toList();
        String policy = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src "
                + hashes(scripts) + "; style-src " + hashes(styles)
                + "; img-src data: blob:; base-uri 'none'; form-action 'none'\">";
        String icon = "<link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml;base64,"
                + base64(PageFiles.ICON.bytes()) + "\">";
        String page = Page.filled(
                PageFiles.PAGE,
                policy + "\n  " + icon + "\n  " + elements("style", styles),
                (description.doubting() ? MNIST_NOTICE : "")
                        + "  <script type=\"application/json\" id=\"data\">"
                        + data(description)
                        + "</script>\n  "
                        + elements("script", scripts));
        return page.getBytes(StandardCharsets.UTF_8);
    }

    private static String content(PageFile file) {
        return "\n" + file.text();
    }

    private static String elements(String element, List<String> contents) {
        return contents.stream()
                .map(content -> "<" + element + ">" + content + "</" + element + ">")
                .collect(Collectors.joining("\n  "));
    }

    /** Returns the source list of a content security policy that admits these elements and no others. */
    private static String hashes(List<String> contents) {
        return contents.stream()
                .map(content -> "'sha256-" + base64(sha256(content.getBytes(StandardCharsets.UTF_8))) + "'")
                .collect(Collectors.joining(" "));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String data(ModelDescription description) {
        Response json = Response.json(200, out -> {
            description.write(out);
            out.writeStringField("weights", base64(description.weights()));
            if (description.doubting()) {
                writeLikeness(out);
            }
        });
        // A name such as </script> must not end the element.
        return new String(json.body(), StandardCharsets.UTF_8).replace("<", "\\u003c");
    }

    /** Writes what {@link DigitLikeness} compares drawings with, and its limits. */
    private static void writeLikeness(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("likeness");
        DigitLikeness.Criterion criterion = DigitLikeness.criterion();
        out.writeNumberField("rank", criterion.rank());
        out.writeArrayFieldStart("limits");
        for (float limit : criterion.limits()) {
            out.writeNumber(limit);
        }
        out.writeEndArray();
        out.writeNumberField("unsure", criterion.unsure());
        out.writeNumberField("sure", criterion.sure());
        out.writeArrayFieldStart("images");
        for (byte[] images : DigitLikeness.trainingImages()) {
            out.writeString(base64(compressed(images)));
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static byte[] compressed(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(compressed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
