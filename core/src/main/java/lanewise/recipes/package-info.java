/** What is trained and how, as named settings: hyperparameters in words, and recipes, which are sets of them. */
package lanewise.recipes;
