package lanewise.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import lanewise.data.LabelSet;
import lanewise.kernels.lookup.KernelsLookup;
import lanewise.network.Network;
import lanewise.storage.Model;

/** Drawings and a model for tests of the server. */
final class Drawing {

    private Drawing() {}

    /** Returns a drawn 1 in the format that the page sends. */
    static byte[] png() throws IOException {
        BufferedImage image = new BufferedImage(280, 280, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, 280, 280);
        g.setColor(Color.BLACK);
        g.setStroke(new BasicStroke(22));
        g.drawLine(150, 50, 130, 230);
        g.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /** Returns an untrained model. */
    static Model model() {
        Network network = Network.create(784, java.util.List.of(12), 10, 3);
        return new Model(network, 28, 28, LabelSet.of(IntStream.range(0, 10).toArray()), Optional.empty());
    }

    static DrawServer server(Model model) throws IOException {
        return server(model, null);
    }

    /** Serves it; requests need this token. */
    static DrawServer server(Model model, String token) throws IOException {
        return DrawServer.start(
                new DigitService(
                        "some.safetensors",
                        model,
                        KernelsLookup.defaults().choose("scalar").kernels()),
                0,
                token);
    }
}
