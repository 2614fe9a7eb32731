/** The network, the data, the training loop, and Kernels with its scalar twin. */
module lanewise.core {
    requires de.siegmar.fastcsv;
    requires org.slf4j;

    exports lanewise.data;
    exports lanewise.kernels;
    exports lanewise.random;
}
