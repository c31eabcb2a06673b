/** Reads a submission's JAR without loading it: descriptor, structure and ONNX graph, bounded in bytes and time. */
@NullMarked
package org.axonmark.inspect;

import org.jspecify.annotations.NullMarked;
