/** The frame, the security policy and the common style of HTML pages that consist of one file. */
package lanewise.html;
