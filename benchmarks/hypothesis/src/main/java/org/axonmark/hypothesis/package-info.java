@org.jspecify.annotations.NullMarked
package org.axonmark.hypothesis;
