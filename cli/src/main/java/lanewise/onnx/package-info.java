/** Writes models in the ONNX format. */
package lanewise.onnx;
