package kymo.jobs.script.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A column that a script makes. */
@Repeatable(OutputList.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.LOCAL_VARIABLE})
public @interface Output {
    /** Its name, in which {@code {parameter}} stands for a column's name or a value; of a declaration its variable when it is left out. */
    String name() default "";

    /** A number unless told otherwise. */
    Type type() default Type.NUMBER;

    /** Its unit, or {@code {parameter}} for the unit of the column that the parameter names. */
    String unit() default "";
}
