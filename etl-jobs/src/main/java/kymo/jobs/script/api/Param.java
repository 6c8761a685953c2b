package kymo.jobs.script.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A parameter: what a run must say before the script can work. */
@Repeatable(ParamList.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.LOCAL_VARIABLE})
public @interface Param {
    /** A word; of a declaration its variable when it is left out. */
    String name() default "";

    Type type() default Type.NUMBER;

    /** Of a number, for people. */
    String unit() default "";

    /** Smallest number. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Largest number. */
    double max() default Double.POSITIVE_INFINITY;

    /** What is taken when none is given; one must be given when it is left out. Of {@code COLUMNS} names with commas between. */
    String defaultValue() default NONE;

    /** What a {@code CHOICE} may be. */
    String[] options() default {};

    /** One sentence for people. */
    String help() default "";

    /** No default; no text that anybody would mean. */
    String NONE = "\0";
}
