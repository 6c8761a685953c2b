package kymo.gateway.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kymo.core.problems.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem where no controller has been reached. */
public final class ProblemResponse {

    private ProblemResponse() {}

    public static void send(HttpServletResponse response, ProblemCode code, String detail, @Nullable String pointer)
            throws IOException {
        int status = ProblemStatus.of(code).value();
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream()
                .write(JsonMapper.shared().writeValueAsBytes(Problem.of(code, status, detail, pointer)));
    }
}
