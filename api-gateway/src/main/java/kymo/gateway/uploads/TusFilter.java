package kymo.gateway.uploads;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import kymo.core.problems.ProblemCode;
import kymo.gateway.web.ProblemResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What tus asks of every request: the version that both speak, and a method that a proxy may have kept from being sent. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class TusFilter extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.equals(TusController.PATH) && !path.startsWith(TusController.PATH + "/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest meant = meant(request);
        boolean asksForVersions = meant.getMethod().equals(HttpMethod.OPTIONS.name());
        response.setHeader(TusHeaders.RESUMABLE, TusHeaders.VERSION);
        String spoken = request.getHeader(TusHeaders.RESUMABLE);
        if (asksForVersions || TusHeaders.VERSION.equals(spoken)) {
            chain.doFilter(meant, response);
            return;
        }
        response.setHeader("Tus-Version", TusHeaders.VERSION);
        ProblemResponse.send(
                response,
                ProblemCode.TUS_VERSION,
                "the header Tus-Resumable must be %s but was '%s'; send that version"
                        .formatted(TusHeaders.VERSION, spoken == null ? "" : spoken),
                TusHeaders.RESUMABLE);
    }

    private static HttpServletRequest meant(HttpServletRequest request) {
        String method = request.getHeader("X-HTTP-Method-Override");
        if (method == null || method.isBlank()) return request;
        String meant = method.strip().toUpperCase(Locale.ROOT);
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getMethod() {
                return meant;
            }
        };
    }
}
