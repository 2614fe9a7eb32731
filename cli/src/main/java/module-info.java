/**
 * The commands and the libraries that they use, which also work without a command line. Kernels are found as a service;
 * this module does not depend on any of their implementations.
 */
module lanewise.cli {
    requires com.fasterxml.jackson.core;
    requires com.google.protobuf;
    requires de.siegmar.fastcsv;
    requires info.picocli;
    requires java.desktop;
    requires java.management;
    requires jdk.httpserver;
    requires jdk.management;
    requires transitive lanewise.core;
    requires org.apache.commons.numbers.gamma;
    requires org.apache.commons.statistics.distribution;
    requires org.jline.terminal;
    requires org.tribuo.util.onnx;

    exports lanewise.benchmarks;
    exports lanewise.benchmarks.comparison;
    exports lanewise.benchmarks.render;
    exports lanewise.benchmarks.sides;
    exports lanewise.benchmarks.statistics;
    exports lanewise.benchmarks.trend;
    exports lanewise.draw;
    exports lanewise.explanation;
    exports lanewise.gallery;
    exports lanewise.measurement;
    exports lanewise.onnx;
    exports lanewise.report.experiment;
    exports lanewise.report.training;
    exports lanewise.watch;

    opens lanewise.cli to
            info.picocli;
    opens lanewise.cli.compare to
            info.picocli;
    opens lanewise.cli.experiment to
            info.picocli;
    opens lanewise.cli.kernels to
            info.picocli;
    opens lanewise.cli.learn to
            info.picocli;
    opens lanewise.cli.options to
            info.picocli;
    opens lanewise.cli.train to
            info.picocli;
    opens lanewise.cli.use to
            info.picocli;
}
