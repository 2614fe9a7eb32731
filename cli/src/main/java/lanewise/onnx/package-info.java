/** Models in the format of ONNX, made with its generated classes. */
package lanewise.onnx;
