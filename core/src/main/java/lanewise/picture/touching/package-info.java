/** Splits ink that consists of several digits that touch. */
package lanewise.picture.touching;
