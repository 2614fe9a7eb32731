/** Writes files whole or not at all, and keeps a result whose file cannot be written. */
package lanewise.files;
