/** Checks the arguments of JMH before anything is measured. */
package lanewise.bench.arguments;
