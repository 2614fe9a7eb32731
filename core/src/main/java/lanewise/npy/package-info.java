/** Reads arrays that NumPy wrote: the formats NPY and NPZ. */
package lanewise.npy;
