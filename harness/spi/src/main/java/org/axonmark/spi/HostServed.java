package org.axonmark.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface whose calls the host answers and meters. A submission gets an object of it as a parameter of a call and may use it until
 * that call returns, from any thread, one call at a time; afterwards each use is an {@link IllegalStateException}. What the host declines
 * comes back as the {@link Refusal} that the method declares.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface HostServed {

    /**
     * Returns the grid on which replies leave, in microseconds after the question came in: a reply waits for the next multiple, so that how
     * long the host thought tells nothing. 0: replies leave at once.
     */
    int tickMicros() default 0;
}
