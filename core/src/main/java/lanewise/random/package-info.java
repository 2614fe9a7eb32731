/** Random numbers that are specified to the bit. */
package lanewise.random;
