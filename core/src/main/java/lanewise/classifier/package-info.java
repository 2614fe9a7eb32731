/**
 * The entry point for the common case: train with a recipe, evaluate, predict, save and load. The other packages
 * provide the same steps one by one.
 */
package lanewise.classifier;
