package kymo.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;

/** The gateway as an application of its own. Settings in {@code kymo-gateway.yml}, the environment or the command line. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class GatewayApplication {

    public static void main(String[] arguments) {
        start(arguments);
    }

    /** Starts the gateway; it runs until the returned context is closed or the process ends. */
    public static ConfigurableApplicationContext start(String... arguments) {
        SpringApplication application = new SpringApplicationBuilder(GatewayApplication.class)
                .properties("spring.config.name=kymo-gateway")
                .build();
        return application.run(arguments);
    }
}
