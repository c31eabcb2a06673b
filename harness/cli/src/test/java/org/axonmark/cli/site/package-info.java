@NullMarked
package org.axonmark.cli.site;

import org.jspecify.annotations.NullMarked;
