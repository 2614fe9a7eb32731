/** What a network makes of one image, and why. Knows no pictures and no page. */
package lanewise.attribution;
