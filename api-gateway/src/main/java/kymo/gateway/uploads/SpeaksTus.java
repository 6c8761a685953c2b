package kymo.gateway.uploads;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** In the API's description: every call of the controller tells the version of tus. {@link TusFilter} asks for it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        in = ParameterIn.HEADER,
        name = TusHeaders.RESUMABLE,
        required = true,
        schema = @Schema(implementation = String.class),
        example = TusHeaders.VERSION)
@interface SpeaksTus {}
