package kymo.gateway.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.apache.catalina.connector.ClientAbortException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;

/** Every failure of a call as a {@link Problem}: our own with its code, the framework's translated into one of ours. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> ours(ProblemException e, HttpServletRequest request, HttpServletResponse response)
            throws ProblemException {
        if (e.code() == ProblemCode.UPLOAD_BROKEN_OFF) {
            brokenOff(e, request, response);
            return null;
        }
        if (isOfAClientThatIsGone(e, request)) return null;
        if (response.isCommitted()) throw e;
        String pointer = e.pointer();
        if (pointer != null && (hasNoBody(request) || isOfAHeader(e.code()))) pointer = pointer.substring(1);
        if (e.code() == ProblemCode.UPLOAD_NO_SPACE)
            LOG.warn("{} {} was refused: {}", request.getMethod(), request.getRequestURI(), e.getMessage());
        else if (ProblemStatus.of(e.code()).is5xxServerError())
            LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return answer(e.code(), Objects.requireNonNullElse(e.getMessage(), ""), pointer, HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongType(TypeMismatchException e) {
        String name =
                e instanceof MethodArgumentTypeMismatchException argument ? argument.getName() : e.getPropertyName();
        Class<?> wanted = e.getRequiredType();
        return answer(
                ProblemCode.QUERY_INVALID,
                "%s must be %s but was '%s'; correct it".formatted(name, described(wanted), e.getValue()),
                name,
                HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(MissingServletRequestParameterException e) {
        return answer(
                ProblemCode.QUERY_INVALID,
                "the query parameter %s is needed but was not given; add it".formatted(e.getParameterName()),
                e.getParameterName(),
                HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        if (isOfAClientThatIsGone(e, request)) return null;
        if (e.getCause() instanceof JacksonException json) return unreadable(json);
        return answer(
                ProblemCode.BODY_INVALID,
                "the body must be a JSON object but there was none; send one",
                "",
                HttpHeaders.EMPTY);
    }

    /** Not of a body but of an answer that is written as JSON. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> unwritable(JacksonIOException e, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        return unexpected(e, request, response);
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(JacksonException e) {
        String pointer = e.getPath().stream()
                .map(at -> at.getPropertyName() == null ? String.valueOf(at.getIndex()) : at.getPropertyName())
                .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
        String found = e.getOriginalMessage().lines().findFirst().orElse("");
        return answer(
                ProblemCode.BODY_INVALID,
                "the body must be what the call takes but %s%s"
                        .formatted(pointer.isEmpty() ? "" : "at " + pointer + ": ", found),
                pointer,
                HttpHeaders.EMPTY);
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    ResponseEntity<Problem> nowhere(HttpServletRequest request) {
        return answer(
                ProblemCode.ADDRESS_UNKNOWN,
                "there is nothing at %s; see /schema/swagger for the calls that there are"
                        .formatted(request.getRequestURI()),
                null,
                HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongMethod(HttpRequestMethodNotSupportedException e, HttpServletRequest request) {
        List<HttpMethod> allowed = List.copyOf(Objects.requireNonNullElse(e.getSupportedHttpMethods(), List.of()));
        return answer(
                ProblemCode.METHOD_NOT_ALLOWED,
                "%s takes %s but was sent %s; use one of them"
                        .formatted(
                                request.getRequestURI(),
                                allowed.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", ")),
                                e.getMethod()),
                null,
                e.getHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongMedia(HttpMediaTypeNotSupportedException e) {
        return answer(
                ProblemCode.MEDIA_TYPE_UNSUPPORTED,
                "the header Content-Type must be one of %s but was '%s'; send one of these"
                        .formatted(types(e.getSupportedMediaTypes()), e.getContentType()),
                HttpHeaders.CONTENT_TYPE,
                e.getHeaders());
    }

    @ExceptionHandler
    ResponseEntity<Problem> unacceptable(HttpMediaTypeNotAcceptableException e, HttpServletRequest request) {
        return answer(
                ProblemCode.MEDIA_TYPE_UNSUPPORTED,
                "the header Accept must allow application/json but was '%s'; leave it out"
                        .formatted(request.getHeader(HttpHeaders.ACCEPT)),
                HttpHeaders.ACCEPT,
                HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Problem> unexpected(Exception e, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        if (isOfAClientThatIsGone(e, request)) return null;
        // what is half sent must not look whole: the container breaks the connection off
        if (response.isCommitted()) throw e;
        LOG.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
        return answer(
                ProblemCode.INTERNAL,
                "the call failed (%s); look at the gateway's log"
                        .formatted(e.getClass().getSimpleName()),
                null,
                HttpHeaders.EMPTY);
    }

    /** Its sender has mostly gone; one that has only stopped sending is told. */
    private static void brokenOff(ProblemException e, HttpServletRequest request, HttpServletResponse response) {
        String message = Objects.requireNonNullElse(e.getMessage(), "");
        LOG.info("{} {}: {}", request.getMethod(), request.getRequestURI(), message);
        try {
            ProblemResponse.send(response, e.code(), message, null);
        } catch (IOException gone) {
            // there is nobody to tell
        }
    }

    /** By the container's own word: a store whose connection breaks says much the same. */
    private static boolean isOfAClientThatIsGone(Exception e, HttpServletRequest request) {
        Throwable cause = e;
        while (cause != null
                && !(cause instanceof ClientAbortException || cause instanceof AsyncRequestNotUsableException))
            cause = cause.getCause();
        if (cause == null) return false;
        LOG.info(
                "{} {} was cut off by its client ({}) and is not gone on with; the client may ask again",
                request.getMethod(),
                request.getRequestURI(),
                cause.getMessage());
        return true;
    }

    private static ResponseEntity<Problem> answer(
            ProblemCode code, String detail, @Nullable String pointer, HttpHeaders headers) {
        int status = ProblemStatus.of(code).value();
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.of(code, status, detail, pointer));
    }

    /** Then a pointer can only mean a parameter of the address, whose plain name says it better. */
    private static boolean hasNoBody(HttpServletRequest request) {
        return request.getContentType() == null;
    }

    private static boolean isOfAHeader(ProblemCode code) {
        return code == ProblemCode.HEADER_INVALID
                || code == ProblemCode.IDEMPOTENCY_KEY_REUSED
                || code == ProblemCode.MEDIA_TYPE_UNSUPPORTED
                || code == ProblemCode.UPLOAD_OFFSET;
    }

    private static String described(@Nullable Class<?> type) {
        if (type == null) return "something else";
        if (type == UUID.class) return "a UUID";
        if (type.isEnum())
            return "one of "
                    + List.of(type.getEnumConstants()).stream()
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class)
            return "a whole number";
        if (type == boolean.class || type == Boolean.class) return "true or false";
        return "a " + type.getSimpleName();
    }

    private static String types(List<MediaType> types) {
        return types.stream().map(MediaType::toString).collect(Collectors.joining(", "));
    }
}
