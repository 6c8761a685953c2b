package kymo.core.workers;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The workers of a database. */
public final class Workers {

    private final JdbcClient sql;

    public Workers(JdbcClient sql) {
        this.sql = sql;
    }

    /** Says that a worker is there; to be said again every minute. */
    public void say(KnownWorker worker) {
        sql.sql("""
                        INSERT INTO worker (name, version, host_level, host_because, scripts_allowed, scripts_because)
                        VALUES (:name, :version, :hostLevel, :hostBecause, :scriptsAllowed, :scriptsBecause)
                        ON CONFLICT (name) DO UPDATE SET
                            version = excluded.version,
                            host_level = excluded.host_level,
                            host_because = excluded.host_because,
                            scripts_allowed = excluded.scripts_allowed,
                            scripts_because = excluded.scripts_because,
                            seen_at = now()""").paramSource(worker).update();
        sql.sql("DELETE FROM worker WHERE seen_at < now() - interval '1 hour'").update();
    }

    /** Those that were heard of in the last three minutes, by name. */
    public List<KnownWorker> alive() {
        return sql.sql("""
                        SELECT name, version, host_level, host_because, scripts_allowed, scripts_because
                        FROM worker WHERE seen_at > now() - interval '3 minutes' ORDER BY name""").query(KnownWorker.class).list();
    }
}
