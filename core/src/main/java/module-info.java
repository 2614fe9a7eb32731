/** The network, the data, the training loop, and {@code Kernels} with its reference implementation. */
module lanewise.core {
    requires com.fasterxml.jackson.core;
    requires de.siegmar.fastcsv;
    requires static java.desktop;
    requires java.management;
    requires jdk.management;

    exports lanewise.attribution;
    exports lanewise.augmentation;
    exports lanewise.classifier;
    exports lanewise.data;
    exports lanewise.errors;
    exports lanewise.evaluation;
    exports lanewise.files;
    exports lanewise.kernels;
    exports lanewise.kernels.conformance;
    exports lanewise.kernels.layout;
    exports lanewise.kernels.lookup;
    exports lanewise.kernels.parallel;
    exports lanewise.mistakes;
    exports lanewise.network;
    exports lanewise.network.check;
    exports lanewise.notebook;
    exports lanewise.npy;
    exports lanewise.picture;
    exports lanewise.picture.likeness;
    exports lanewise.random;
    exports lanewise.recipes;
    exports lanewise.storage;
    exports lanewise.text;
    exports lanewise.training;
    exports lanewise.training.optimizer;
    exports lanewise.weights;

    uses lanewise.kernels.KernelsProvider;

    provides lanewise.kernels.KernelsProvider with
            lanewise.kernels.ScalarKernelsProvider;
}
