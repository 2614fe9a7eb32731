/** JMH benchmarks. Open, because the harness finds and calls them by reflection. */
open module lanewise.bench {
    requires jmh.core;
    requires lanewise.core;
}
