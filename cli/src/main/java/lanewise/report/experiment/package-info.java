/** The results of an experiment, and a page that shows them. */
package lanewise.report.experiment;
