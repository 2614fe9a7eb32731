/** JMH benchmarks. Open, because the harness finds and calls them by reflection. */
open module lanewise.bench {
    requires com.fasterxml.jackson.core;
    requires commons.math3;
    requires static jdk.incubator.vector;
    requires java.management;
    requires jmh.core;
    requires lanewise.cli;
    requires lanewise.core;
    requires org.bytedeco.openblas;
}
