/** Random numbers that are the same on every JDK and platform: one seed, one stream per purpose. */
package lanewise.random;
