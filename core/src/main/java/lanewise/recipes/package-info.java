/**
 * Hyperparameters as typed values, their text form, and recipes: sets of hyperparameters with names.
 *
 * <p>{@link lanewise.recipes.Hyperparameters} is a complete set. {@link lanewise.recipes.Hyperparameter} names one
 * hyperparameter and converts its values from and to text.
 */
package lanewise.recipes;
