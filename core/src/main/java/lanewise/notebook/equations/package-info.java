/** The equations of a training step as data: correct forms, calculations by hand, and known mistakes. */
package lanewise.notebook.equations;
