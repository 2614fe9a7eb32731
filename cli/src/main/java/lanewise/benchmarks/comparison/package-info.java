/**
 * Compares reports: matches their rows, computes ratios with intervals, and reaches verdicts where the data suffice.
 */
package lanewise.benchmarks.comparison;
