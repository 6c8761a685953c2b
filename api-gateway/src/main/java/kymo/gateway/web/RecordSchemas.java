package kymo.gateway.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says of records in the API's description what Java says of them: an answer has all of its members, a request those that are not
 * {@code @Nullable}; a {@code @Nullable} member may be null.
 */
final class RecordSchemas implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) return null;
        Schema<?> resolved = chain.next().resolve(type, context, chain);
        Class<?> described = rawClass(type);
        if (described == null || !described.isRecord() || resolved == null) return resolved;
        Schema<?> model = model(resolved, context);
        if (model != null && model.getProperties() != null) describe(model, described);
        return resolved;
    }

    private static void describe(Schema<?> model, Class<?> described) {
        List<String> required = new ArrayList<>();
        describe(model, described, required);
        model.setRequired(required);
    }

    private static void describe(Schema<?> model, Class<?> described, List<String> required) {
        boolean request = described.getSimpleName().endsWith("Request");
        for (RecordComponent component : described.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                describe(model, component.getType(), required);
                continue;
            }
            Schema<?> property = (Schema<?>) model.getProperties().get(component.getName());
            if (property == null) continue;
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!request || !nullable) required.add(component.getName());
            if (nullable) model.getProperties().put(component.getName(), orNull(property));
        }
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.getAnyOf() != null) return property;
        if (property.get$ref() != null) {
            Schema<?> nothing = new JsonSchema();
            nothing.setTypes(Set.of("null"));
            Schema<?> either = new JsonSchema();
            either.setAnyOf(List.of(property, nothing));
            return either;
        }
        Set<String> types = new LinkedHashSet<>(property.getTypes() == null ? Set.of() : property.getTypes());
        if (types.isEmpty() && property.getType() != null) types.add(property.getType());
        if (types.isEmpty()) return property;
        types.add("null");
        property.setTypes(types);
        return property;
    }

    private static @Nullable Schema<?> model(Schema<?> resolved, ModelConverterContext context) {
        String ref = resolved.get$ref();
        return ref == null ? resolved : context.getDefinedModels().get(ref.substring(ref.lastIndexOf('/') + 1));
    }

    private static @Nullable Class<?> rawClass(AnnotatedType type) {
        JavaType java = Json31.mapper().constructType(type.getType());
        return java == null ? null : java.getRawClass();
    }
}
