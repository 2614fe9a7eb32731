/**
 * Pages on the loopback address: a server with limits and guards that the pages of all commands share, and their files.
 */
package lanewise.web;
