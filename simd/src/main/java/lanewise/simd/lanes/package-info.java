/** The vector shapes that all vector code uses, chosen once per JVM. */
package lanewise.simd.lanes;
