/**
 * Estimates, their confidence intervals, and the distributions that they use.
 *
 * <p>All computations use natural logarithms. Speeds vary by factors, so their logarithms are closer to a normal
 * distribution, and a ratio becomes a difference with an interval of its own. Sources:
 *
 * <ul>
 *   <li>the mean of few values: Student, "The probable error of a mean", Biometrika 6 (1908);
 *   <li>two means of unequal variance, degrees of freedom of the difference: Welch, "The generalization of 'Student's'
 *       problem when several different population variances are involved", Biometrika 34 (1947); Satterthwaite, "An
 *       approximate distribution of estimates of variance components", Biometrics Bulletin 2 (1946);
 *   <li>variances of few values each, of many rows: Smyth, "Linear models and empirical Bayes methods for assessing
 *       differential expression in microarray experiments", Statistical Applications in Genetics and Molecular Biology
 *       3 (2004), section 6.2;
 *   <li>intervals that hold all at once: Dunn, "Multiple comparisons among means", Journal of the American Statistical
 *       Association 56 (1961), after Bonferroni's inequality;
 *   <li>means of runs, not of the dependent samples inside a run: Georges, Buytaert, Eeckhout, "Statistically rigorous
 *       Java performance evaluation", OOPSLA 2007; Kalibera, Jones, "Rigorous benchmarking in reasonable time", ISMM
 *       2013;
 *   <li>one new run against a history of runs, prediction intervals: Hahn, Meeker, "Statistical Intervals", Wiley 1991,
 *       section 4.7;
 *   <li>change points: Jackson et al., "An algorithm for optimal partitioning of data on an interval", IEEE Signal
 *       Processing Letters 12 (2005); penalty per change: Yao, "Estimating the number of change-points via Schwarz'
 *       criterion", Statistics and Probability Letters 6 (1988);
 *   <li>the fastest of several iterations, for machines that others disturb: Chen, Revels, "Robust benchmarking in
 *       noisy environments", IEEE High Performance Extreme Computing 2016.
 * </ul>
 */
package lanewise.benchmarks.statistics;
