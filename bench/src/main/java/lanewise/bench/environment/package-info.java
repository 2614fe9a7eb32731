/**
 * Under which circumstances figures came about: the machine, its system, the JVM that measured, the commit that was
 * built. Every reader leaves out what it cannot read.
 *
 * <p>The facts, as a report has them below {@code environment}:
 *
 * <pre>
 *   date                   when the run began
 *   cpu.model              the processor's name; of ARM the core's
 *   cpu.cores, .sockets    physical cores and sockets of the machine, as the system numbers them
 *   cpu.processors         processors the JVM may use: pinning and containers lower it
 *   cpu.caches             L1d, L1i, L2, L3 as the first processor sees them
 *   cpu.vectorExtensions   instruction sets for vectors, as Linux names them
 *   cpu.governor           who decides on the clock rate
 *   cpu.loadAtStart        runnable threads, mean of the minute before the run; on an idle machine near 0
 *   lanes.preferred        floats in the vector that the JVM prefers
 *   lanes.kernels          floats in the vector that the best kernels use
 *   os.name, .kernel       the system
 *   os.container           a container's kind and the limits of control groups, if any
 *   jdk                    vendor, version, vm, jit, and flags: the arguments of the JVM that measured
 *   kernels                the implementations that can run, and what each says of itself
 *   git.commit, .clean     the commit that was built, and whether no tracked file differed from it
 *   jmh                    the version of JMH
 * </pre>
 */
package lanewise.bench.environment;
