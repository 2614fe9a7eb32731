/**
 * Runs in rounds: a few rows, each measured once in every round by a fork of its own, in shuffled order, and put
 * together as one report.
 */
package lanewise.bench.rounds;
