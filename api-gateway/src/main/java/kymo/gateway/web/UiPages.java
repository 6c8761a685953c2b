package kymo.gateway.web;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/** The built UI from the class path. Its own addresses, such as {@code /runs/…}, are all the one page, which finds its way from there. */
@Configuration(proxyBeanMethods = false)
class UiPages implements WebMvcConfigurer {

    private static final String UI = "classpath:/META-INF/resources/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // their names carry a hash of what is in them
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(UI + "assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).immutable());
        registry.addResourceHandler("/**")
                .addResourceLocations(UI)
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addResolver(new OnePage());
    }

    private static final class OnePage extends PathResourceResolver {
        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            Resource file = super.getResource(path, location);
            if (file != null && !path.isEmpty()) return file;
            boolean page = !path.startsWith("api/") && !path.startsWith("schema/") && !path.contains(".");
            return page ? super.getResource("index.html", location) : null;
        }
    }
}
