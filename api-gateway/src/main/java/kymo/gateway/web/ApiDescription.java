package kymo.gateway.web;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** The API's description in OpenAPI 3.1, made from the controllers and records. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    static {
        Schema<?> anything = new JsonSchema();
        anything.setTypes(Set.of("object"));
        anything.setAdditionalProperties(true);
        SpringDocUtils.getConfig().replaceWithSchema(JsonNode.class, anything);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Kymo")
                        .version("1")
                        .description(
                                "Batch ETL for experimental data: files in, typed datasets out, jobs over them, and what they do as it happens.")
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")))
                .servers(List.of(new Server().url("/")));
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }

    /** Any call may end in a problem. */
    @Bean
    OpenApiCustomizer problemOfEveryCall() {
        Schema<?> problem = new JsonSchema().$ref("#/components/schemas/Problem");
        ApiResponse response = new ApiResponse()
                .description("A problem; its code says which.")
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(problem)));
        return api -> {
            // no controller answers it, so it is not among the schemas by itself
            ModelConverters.getInstance(true).readAll(Problem.class).forEach(api.getComponents()::addSchemas);
            api.getPaths()
                    .values()
                    .forEach(path -> path.readOperations()
                            .forEach(operation -> operation.getResponses().addApiResponse("default", response)));
        };
    }
}
