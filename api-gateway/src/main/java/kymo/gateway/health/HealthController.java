package kymo.gateway.health;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells whether the gateway can work: not without the database; without the broker, live events wait. */
@RestController
@Tag(name = "Health")
class HealthController {

    private static final Logger LOG = LoggerFactory.getLogger(HealthController.class);
    private static final String UP = "UP";
    private static final String DOWN = "DOWN";

    private final JdbcClient sql;
    private final ConnectionFactory broker;
    private final String version;

    HealthController(JdbcClient sql, ConnectionFactory broker) {
        this.sql = sql;
        this.broker = broker;
        String packaged = HealthController.class.getPackage().getImplementationVersion();
        this.version = packaged == null ? "development" : packaged;
    }

    @GetMapping("/api/health")
    @Operation(operationId = "getHealth", summary = "Whether all is there that the gateway needs")
    ResponseEntity<Health> health() {
        Map<String, String> parts = new TreeMap<>();
        parts.put("database", database());
        parts.put("broker", broker());
        boolean up = UP.equals(parts.get("database"));
        return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(new Health(up ? UP : DOWN, version, parts));
    }

    private String database() {
        try {
            return sql.sql("SELECT 'UP'").query(String.class).single();
        } catch (RuntimeException e) {
            LOG.warn("the database does not answer; calls fail until it does", e);
            return DOWN;
        }
    }

    private String broker() {
        try {
            Connection connection = broker.createConnection();
            boolean open = connection.isOpen();
            connection.close();
            return open ? UP : DOWN;
        } catch (RuntimeException e) {
            LOG.debug("the broker does not answer", e);
            return DOWN;
        }
    }
}
