package lanewise.storage;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lanewise.errors.LanewiseException;
import lanewise.network.Architecture;
import lanewise.network.Network;
import lanewise.recipes.Hyperparameters;
import lanewise.training.TrainingPlan;
import lanewise.training.TrainingState;

/** Reads model files that this program wrote. */
final class ModelReader {

    static final String BEST = "training.best.";
    static final String AVERAGE = "training.average.";
    static final String TRAINED = "training.";

    private final String file;
    private final Metadata metadata;
    private final Tensors tensors;

    private ModelReader(String file, Metadata metadata, Tensors tensors) {
        this.file = file;
        this.metadata = metadata;
        this.tensors = tensors;
    }

    /** Reads the model of an open file. */
    static Model read(String file, Safetensors source) {
        Metadata metadata = new Metadata(file, source.header().metadata());
        metadata.checkFormat();
        return new ModelReader(file, metadata, tensors(file, metadata, source)).model();
    }

    /** Reads all tensors, and checks their checksum. */
    private static Tensors tensors(String file, Metadata metadata, Safetensors source) {
        List<TensorInfo> byName = source.header().tensors().stream()
                .sorted(Comparator.comparing(TensorInfo::name))
                .toList();
        for (TensorInfo info : byName) {
            if (!info.dtype().equals(Dtype.F32.name())
                    || info.rank() < 1
                    || info.rank() > 2
                    || info.elements() < 1
                    || info.elements() > Integer.MAX_VALUE - 8) {
                throw Header.damaged(Header.place(file, info), "it is not a matrix of F32");
            }
        }
        Checksum sum = new Checksum(source.header().metadata());
        Tensors tensors = new Tensors();
        for (TensorInfo info : byName) {
            sum.tensor(info.name(), info.shape());
            tensors.put(info, source.floats(info, sum.digest()));
        }
        if (!sum.text().equals(metadata.checksum())) {
            throw Header.damaged(file, "the checksum does not match the content");
        }
        return tensors;
    }

    private Model model() {
        try {
            Network network = network();
            Optional<Training> training = metadata.trained() ? Optional.of(training(network)) : Optional.empty();
            if (!tensors.named().isEmpty()) {
                throw Header.damaged(
                        file,
                        "the model does not use the tensor "
                                + TensorInfo.quoted(tensors.named().firstKey()));
            }
            return new Model(
                    network, metadata.height(), metadata.width(), metadata.labels(), training, metadata.origin());
        } catch (IllegalArgumentException e) {
            throw Header.damaged(file, "its parts do not fit together: " + e.getMessage());
        }
    }

    private Network network() {
        List<Integer> sizes = metadata.shape();
        if (sizes.size() < 2) {
            throw new IllegalArgumentException("a network needs at least inputs and classes");
        }
        Network network = NetworkTensors.take(
                file,
                tensors,
                "",
                new Architecture(
                        sizes.get(0),
                        sizes.subList(1, sizes.size() - 1),
                        sizes.get(sizes.size() - 1),
                        metadata.activation(),
                        false));
        checkFinite(network);
        return network;
    }

    private Training training(Network inference) {
        Hyperparameters hyperparameters = metadata.hyperparameters();
        Architecture architecture = hyperparameters.architecture(inference.inputs(), inference.classes());
        if (!architecture.shape().equals(inference.shape()) || architecture.activation() != inference.activation()) {
            throw Header.damaged(file, "the network in training differs from the network for inference");
        }
        TrainingPlan plan = hyperparameters.plan(1);
        Network network = NetworkTensors.take(file, tensors, TRAINED, architecture);
        checkFinite(network);
        boolean averaged = plan.update().averageDecay() > 0;
        int moments = metadata.hasOwnOptimizer()
                ? NetworkTensors.countMoments(tensors)
                : plan.update().optimizer().moments();
        TrainingState state = new TrainingState(network, metadata.optimizer(hyperparameters), moments, averaged);
        if (averaged) {
            state.average().set(NetworkTensors.take(file, tensors, AVERAGE, architecture));
            checkFinite(state.average());
        }
        NetworkTensors.takeMoments(file, tensors, state);
        Network best = null;
        if (metadata.hasBest()) {
            best = NetworkTensors.take(file, tensors, BEST, inference.architecture());
            checkFinite(best);
        }
        metadata.restore(state, best);
        return metadata.training(hyperparameters, state);
    }

    private void checkFinite(Network network) {
        if (!network.isFinite()) {
            throw new LanewiseException(file, "a weight is not a finite number", "train the network again");
        }
    }
}
