/** Measures implementations of kernels side by side, and checks that their results agree in every bit. */
package lanewise.measurement;
