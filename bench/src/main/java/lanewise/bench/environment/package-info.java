/**
 * The environment of a measurement: the machine, its system, the measuring JVM, and the commit that was built. Every
 * reader omits facts that it cannot read.
 *
 * <p>The facts, as a report has them below {@code environment}:
 *
 * <pre>
 *   date                   when the run began
 *   cpu.model              name of the processor; on ARM of the core
 *   cpu.cores, .sockets    physical cores and sockets of the machine, as the system numbers them
 *   cpu.processors         processors the JVM may use: pinning and containers lower it
 *   cpu.caches             L1d, L1i, L2, L3 as the first processor sees them
 *   cpu.vectorExtensions   instruction sets for vectors, as Linux names them
 *   cpu.governor           the policy that sets the clock rate
 *   cpu.loadAtStart        runnable threads, mean of the minute before the run; on an idle machine near 0
 *   lanes.preferred        floats in the vector that the JVM prefers
 *   lanes.kernels          floats in the vector of each of the available kernels, by name
 *   os.name, .kernel       the system
 *   os.container           a container's kind and the limits of control groups, if any
 *   jdk                    vendor, version, vm, jit, and flags: the arguments of the measuring JVM
 *   kernels                the available implementations and their descriptions
 *   git.commit, .clean     the commit that was built, and whether no tracked file differed from it
 *   jmh                    the version of JMH
 * </pre>
 */
package lanewise.bench.environment;
