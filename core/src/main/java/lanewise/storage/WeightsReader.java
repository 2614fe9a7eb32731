package lanewise.storage;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lanewise.npy.NpyArray;
import lanewise.npy.NpzFile;
import lanewise.weights.ImportOptions;
import lanewise.weights.WeightArray;
import lanewise.weights.WeightsImport;

/** Reads weights that another program wrote, as safetensors or NPZ. */
final class WeightsReader {

    static final String TO_FLOAT = "convert the weights to float32";

    /** The metadata key under which a safetensors file may name its layers in order, separated by commas. */
    private static final String LAYERS = "layers";

    private static final Set<String> FLOATS =
            Set.of(Dtype.F16.name(), Dtype.BF16.name(), Dtype.F32.name(), Dtype.F64.name());

    private WeightsReader() {}

    /** Reads the network of an open safetensors file. */
    static Model read(String file, Safetensors source, ImportOptions options) {
        List<WeightArray> arrays = source.header().tensors().stream()
                .map(tensor -> new WeightArray(
                        tensor.name(),
                        tensor.dtype(),
                        FLOATS.contains(tensor.dtype()),
                        tensor.shape(),
                        () -> source.floats(tensor, null)))
                .toList();
        return model(file, arrays, names(source.header().metadata().get(LAYERS)), options);
    }

    /** Reads the network of an NPZ file. */
    static Model readNpz(Path file, ImportOptions options) {
        Map<String, NpyArray> npz = NpzFile.read(file, text -> {});
        List<WeightArray> arrays = npz.entrySet().stream()
                .map(entry -> new WeightArray(
                        entry.getKey(),
                        entry.getValue().type(),
                        entry.getValue().isFloat(),
                        entry.getValue().shape().stream()
                                .map(Integer::longValue)
                                .toList(),
                        entry.getValue()::floats))
                .toList();
        return model(file.toString(), arrays, List.of(), options);
    }

    private static List<String> names(String text) {
        return text == null || text.isBlank()
                ? List.of()
                : Arrays.stream(text.split(",")).map(String::strip).toList();
    }

    private static Model model(String file, List<WeightArray> arrays, List<String> fromFile, ImportOptions options) {
        WeightsImport imported = WeightsImport.of(file, arrays, fromFile, options);
        return Model.ofWeights(imported.network(), imported.origin());
    }
}
