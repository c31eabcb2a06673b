@NullMarked
package org.axonmark.cli.report;

import org.jspecify.annotations.NullMarked;
