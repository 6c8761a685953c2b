package kymo.gateway.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kymo.core.problems.ProblemCode;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What fails outside of every controller, told as everything else is. */
@Hidden
@Controller
class FailurePage implements ErrorController {

    @RequestMapping("/error")
    void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        if (status instanceof Integer code && code == HttpServletResponse.SC_NOT_FOUND)
            ProblemResponse.send(response, ProblemCode.ADDRESS_UNKNOWN, "there is nothing at %s".formatted(path), null);
        else if (status instanceof Integer code && code < HttpServletResponse.SC_INTERNAL_SERVER_ERROR)
            ProblemResponse.send(
                    response,
                    ProblemCode.BODY_INVALID,
                    "the request to %s is not one that HTTP allows (status %d)".formatted(path, code),
                    null);
        else
            ProblemResponse.send(
                    response,
                    ProblemCode.INTERNAL,
                    "the call of %s failed; look at the gateway's log".formatted(path),
                    null);
    }
}
