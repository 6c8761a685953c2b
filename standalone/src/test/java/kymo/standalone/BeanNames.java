package kymo.standalone;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts an application and tells the names of its beans: to be run with the class path that the application has. */
final class BeanNames {

    private BeanNames() {}

    /** Application's class, then its arguments. */
    public static void main(String[] arguments) throws Exception {
        Object started = Class.forName(arguments[0])
                .getMethod("start", String[].class)
                .invoke(null, (Object) Arrays.copyOfRange(arguments, 1, arguments.length));
        String[] names = ((ConfigurableApplicationContext) started).getBeanDefinitionNames();
        System.out.println(
                "beans: " + String.join(" ", Stream.of(names).sorted().toList()));
        System.exit(0);
    }
}
