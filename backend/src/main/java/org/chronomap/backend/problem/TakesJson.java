package org.chronomap.backend.problem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.core.annotation.AliasFor;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/** Maps requests whose body is JSON, by whatever of its names, as {@link SentJson} reads it. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@RequestMapping(consumes = {SentJson.TYPE, SentJson.OF_OTHER_NAMES})
public @interface TakesJson {

    @AliasFor(annotation = RequestMapping.class)
    RequestMethod method();

    /** Below that of the class; none = that itself. */
    @AliasFor(annotation = RequestMapping.class)
    String[] path() default {};
}
