/**
 * The entry point for the common case: train a recipe on data, evaluate, predict, save and load. Everything it does is also
 * available step by step from the other packages.
 */
package lanewise.classifier;
