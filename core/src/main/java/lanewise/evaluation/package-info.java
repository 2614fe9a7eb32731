/** What a network makes of examples: predictions, loss and accuracy. Reports, not training: plain Java in float64. */
package lanewise.evaluation;
