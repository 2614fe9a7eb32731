/**
 * Reports against one another: which rows belong together, how much better one is than the other, and whether the data
 * allow to say so. Prints nothing.
 */
package lanewise.benchmarks.comparison;
