/** The sides of a comparison: which results are compared with which. */
package lanewise.benchmarks.sides;
