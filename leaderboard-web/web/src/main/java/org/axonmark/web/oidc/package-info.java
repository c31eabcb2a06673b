/** Logging in by who somebody is at an OpenID provider. */
@NullMarked
package org.axonmark.web.oidc;

import org.jspecify.annotations.NullMarked;
