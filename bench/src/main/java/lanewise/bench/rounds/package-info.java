/**
 * Runs in rounds: every round measures each of a few rows once, in its own fork and in shuffled order. The results are
 * merged into one report.
 */
package lanewise.bench.rounds;
