/** The training loop, the optimiser, and what they report. Knows nothing of terminals. */
package lanewise.training;
