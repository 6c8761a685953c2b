package kymo.jobs.script.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a script is; stands on {@code process} or {@code read}, or on a declaration of a script of expressions. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.LOCAL_VARIABLE})
public @interface Script {
    /** For people; the name of the file when it is left out. */
    String title() default "";

    /** One sentence for people. */
    String description() default "";

    /** Whether it remembers something from one block to the next: then blocks come one after another, and {@link Context#state()} is saved with them. */
    boolean stateful() default false;
}
