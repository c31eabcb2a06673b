/** The only harness code inside the sandbox: it loads one submission and answers the host, call by call. */
@NullMarked
package org.axonmark.worker;

import org.jspecify.annotations.NullMarked;
