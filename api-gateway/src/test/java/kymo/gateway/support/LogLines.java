package kymo.gateway.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What is logged from now on; to be opened once the gateway has started, which begins all logging anew. */
public final class LogLines implements AutoCloseable {

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            events.add(event);
        }
    };

    public LogLines() {
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
    }

    /** Every line that names this, with its level before it; a stack trace shows as one. */
    public List<String> naming(String what) {
        return events.stream()
                .filter(event -> event.getFormattedMessage().contains(what))
                .map(LogLines::line)
                .toList();
    }

    /** All that is worse than INFO, or has a stack trace; that there is no broker here does not count. */
    public List<String> alarming() {
        return events.stream()
                .filter(event -> !event.getLoggerName().startsWith("org.springframework.amqp"))
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN) || event.getThrowableProxy() != null)
                .map(LogLines::line)
                .toList();
    }

    @Override
    public void close() {
        root.detachAppender(appender);
    }

    private static String line(ILoggingEvent event) {
        String trace = event.getThrowableProxy() == null
                ? ""
                : " with the stack trace of " + event.getThrowableProxy().getClassName();
        return "%s %s%s".formatted(event.getLevel(), event.getFormattedMessage(), trace);
    }
}
