/** The training loop, the optimizer, and what they report. Knows nothing of terminals. */
package lanewise.training;
