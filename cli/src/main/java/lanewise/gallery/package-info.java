/** Pictures of many examples. Knows no network. */
package lanewise.gallery;
