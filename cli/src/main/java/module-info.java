/** The commands. Kernels are found as a service: this module names none of their implementations. */
module lanewise.cli {
    requires com.fasterxml.jackson.core;
    requires com.google.protobuf;
    requires info.picocli;
    requires java.desktop;
    requires jdk.httpserver;
    requires lanewise.core;
    requires org.apache.commons.numbers.gamma;
    requires org.apache.commons.statistics.distribution;
    requires org.tribuo.util.onnx;

    opens lanewise.cli to
            info.picocli;
}
