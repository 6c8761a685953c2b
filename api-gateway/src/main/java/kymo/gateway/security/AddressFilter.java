package kymo.gateway.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import kymo.core.problems.ProblemCode;
import kymo.gateway.web.ProblemResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses every request, and every handshake of a WebSocket, that comes by a foreign name or from a foreign page. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AddressFilter extends OncePerRequestFilter {

    private final KnownAddresses known;

    AddressFilter(KnownAddresses known) {
        this.known = known;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = request.getHeader(HttpHeaders.HOST);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (host == null || !known.knowsHost(host))
            ProblemResponse.send(
                    response,
                    ProblemCode.HOST_FORBIDDEN,
                    "the header Host must name this machine's loopback or a host of kymo.web.hosts but was '%s'; use http://localhost or add the host there"
                            .formatted(host),
                    HttpHeaders.HOST);
        else if (origin != null && !known.knowsOrigin(origin, host))
            ProblemResponse.send(
                    response,
                    ProblemCode.ORIGIN_FORBIDDEN,
                    "the header Origin must be the gateway's own (http://%s) or one of kymo.web.origins but was '%s'; open the gateway's own page or add the origin there"
                            .formatted(host, origin),
                    HttpHeaders.ORIGIN);
        else chain.doFilter(request, response);
    }
}
