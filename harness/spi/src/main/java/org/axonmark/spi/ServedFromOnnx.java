package org.axonmark.spi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the class that turns an ONNX file into a submission of the annotated interface, so that a JAR without code can be one. The class
 * has a public constructor that takes the resource path of the model as its only argument.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ServedFromOnnx {

    /** Returns the adapter, an implementation of the annotated interface. */
    Class<?> value();

    /** Returns whether ONNX Runtime may rewrite the graph; not where values inside it are looked at. */
    boolean optimised() default true;
}
