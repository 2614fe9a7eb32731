/**
 * Compares a run with an earlier report while it is measured, and decides after each round which rows need more rounds.
 *
 * <p>If a run is stopped at the first interval that excludes 1, repeated looks report differences that do not exist:
 * with enough looks, one of them is wrong. Here all looks together have the error probability of a single one. The
 * spending function of Lan and DeMets, "Discrete sequential boundaries for clinical trials", Biometrika 70 (1983),
 * gives each look its share.
 */
package lanewise.bench.sequential;
