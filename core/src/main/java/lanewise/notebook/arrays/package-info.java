/** The arrays of a learner by role, in one orientation, and how the learner writes them. */
package lanewise.notebook.arrays;
