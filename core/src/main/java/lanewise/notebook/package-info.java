/**
 * Finds the wrong equation in the arrays that a learner saved from a notebook: assigns roles to names, detects
 * orientation and scale, recomputes each equation from its own inputs in double precision, and tries known mistakes.
 * Does not depend on a command line.
 */
package lanewise.notebook;
