/**
 * Builds networks from named arrays that other programs wrote: finds the layers by the names, their order by numbers in
 * the names, by the shapes or as the caller gives it, and folds batch normalization and input normalization into the
 * weights. The order is never guessed: where two orders fit, the import is refused.
 */
package lanewise.weights;
