/**
 * What tests of submissions and tasks are made of. A submission's author implements a contract, such as
 * {@link org.axonmark.testkit.SpikingClassifierContract}, in a JUnit test of the submission's own and inherits its tests; a task's author asks a
 * submission {@link org.axonmark.testkit.InProcess}.
 */
@NullMarked
package org.axonmark.testkit;

import org.jspecify.annotations.NullMarked;
