/** The vector shapes that all vector code uses. They are selected once per JVM. */
package lanewise.simd.lanes;
