/** The commands. Kernels are found as a service: this module names none of their implementations. */
module lanewise.cli {
    requires info.picocli;
    requires lanewise.core;

    opens lanewise.cli to
            info.picocli;
}
