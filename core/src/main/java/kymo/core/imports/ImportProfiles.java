package kymo.core.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import kymo.core.paging.Cursor;
import kymo.core.paging.Page;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** The import profiles of a database. */
public final class ImportProfiles {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String VERSIONS = """
        SELECT import_profile.id, import_profile.version AS latest, import_profile.created_at, wanted.version, wanted.name, wanted.description, wanted.options, wanted.fingerprint,
            wanted.created_at AS changed_at
        FROM import_profile JOIN import_profile_version wanted ON wanted.profile_id = import_profile.id\
        """;

    private final JdbcClient sql;
    private final TransactionOperations transactions;

    public ImportProfiles(JdbcClient sql, TransactionOperations transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /**
     * The latest versions, the newest profile first.
     *
     * @param cursor a page's {@code nextCursor}; null: from the newest
     * @throws ProblemException {@code CURSOR_INVALID}
     */
    public Page<ImportProfile> page(@Nullable String cursor, int limit) {
        Cursor before = cursor == null ? null : Cursor.of(cursor);
        String behind = before == null ? "" : " AND (import_profile.created_at, import_profile.id) < (:time, :id)";
        JdbcClient.StatementSpec query = sql.sql(VERSIONS + " WHERE wanted.version = import_profile.version" + behind
                        + " ORDER BY import_profile.created_at DESC, import_profile.id DESC LIMIT :limit")
                .param("limit", limit + 1);
        if (before != null)
            query = query.param("time", OffsetDateTime.ofInstant(before.createdAt(), ZoneOffset.UTC))
                    .param("id", before.id());
        return Page.of(
                query.query((row, n) -> profile(row)).list(),
                limit,
                last -> new Cursor(last.createdAt(), last.id()).toString());
    }

    /**
     * A version of a profile.
     *
     * @param version null: the latest
     * @throws ProblemException {@code IMPORT_PROFILE_UNKNOWN}
     */
    public ImportProfile get(UUID id, @Nullable Integer version) {
        Optional<ImportProfile> found = sql.sql(VERSIONS
                        + " WHERE import_profile.id = :id AND wanted.version = coalesce(:version,"
                        + " import_profile.version)")
                .param("id", id)
                .param("version", version, Types.INTEGER)
                .query((row, n) -> profile(row))
                .optional();
        return found.orElseThrow(() -> unknown(id, version));
    }

    /**
     * Keeps a new profile.
     *
     * @throws ProblemException as {@link ImportProfileText#check}; {@code IMPORT_PROFILE_NAME_TAKEN} at {@code /name}
     */
    public ImportProfile create(ImportProfileText text) {
        text.check();
        UUID id = UUID.randomUUID();
        return inTransaction(text, () -> {
            sql.sql("INSERT INTO import_profile (id, name, version) VALUES (:id, :name, 1)")
                    .param("id", id)
                    .param("name", text.name())
                    .update();
            return addVersion(id, 1, text);
        });
    }

    /**
     * Keeps another version of a profile; the earlier ones stay.
     *
     * @param seen the version that was changed: nobody overwrites what he has not seen
     * @throws ProblemException {@code IMPORT_PROFILE_UNKNOWN}, {@code IMPORT_PROFILE_CHANGED} at {@code /version}, and as {@link #create}
     */
    public ImportProfile change(UUID id, int seen, ImportProfileText text) {
        text.check();
        return inTransaction(text, () -> {
            int changed = sql.sql("UPDATE import_profile SET name = :name, version = version + 1, changed_at ="
                            + " clock_timestamp() WHERE id = :id AND version = :seen")
                    .param("name", text.name())
                    .param("id", id)
                    .param("seen", seen)
                    .update();
            if (changed == 0) {
                int latest = get(id, null).latest();
                throw new ProblemException(
                                ProblemCode.IMPORT_PROFILE_CHANGED,
                                "version must be the latest, %d, but was %d; look at what was changed, then change that"
                                        .formatted(latest, seen))
                        .in("version");
            }
            return addVersion(id, seen + 1, text);
        });
    }

    /**
     * Forgets a profile and all its versions; what was read by it stays.
     *
     * @throws ProblemException {@code IMPORT_PROFILE_UNKNOWN}
     */
    public void delete(UUID id) {
        transactions.executeWithoutResult(status -> {
            if (sql.sql("DELETE FROM import_profile WHERE id = :id")
                            .param("id", id)
                            .update()
                    == 0) throw unknown(id, null);
            count();
        });
    }

    /** The profile whose files are like this one: of several the most specific, of those the one that was changed last. */
    public Optional<ImportProfile> match(Fingerprint file) {
        List<ImportProfile> latest = sql.sql(
                        VERSIONS + " WHERE wanted.version = import_profile.version AND wanted.fingerprint IS NOT NULL")
                .query((row, n) -> profile(row))
                .list();
        return latest.stream()
                .filter(profile -> file.isLike(fingerprint(profile)))
                .max(Comparator.comparing(
                                (ImportProfile profile) -> fingerprint(profile).specificity())
                        .thenComparing(ImportProfile::changedAt)
                        .thenComparing(ImportProfile::id));
    }

    /**
     * How many changes of profiles there have been. A file of which nothing is told is read by the profiles that there are, so the same bytes read after
     * another change may be another dataset.
     */
    public long changes() {
        return sql.sql("SELECT change FROM import_profile_change")
                .query(Long.class)
                .single();
    }

    private static Fingerprint fingerprint(ImportProfile profile) {
        return Objects.requireNonNull(profile.text().fingerprint(), "a profile that is looked for has a fingerprint");
    }

    private void count() {
        sql.sql("UPDATE import_profile_change SET change = change + 1").update();
    }

    private ImportProfile addVersion(UUID id, int version, ImportProfileText text) {
        count();
        sql.sql("""
            INSERT INTO import_profile_version (profile_id, version, name, description, options, fingerprint)
            VALUES (:id, :version, :name, :description, CAST(:options AS json), CAST(:fingerprint AS json))\
            """)
                .param("id", id)
                .param("version", version)
                .param("name", text.name())
                .param("description", text.description())
                .param("options", JSON.writeValueAsString(text.options()))
                .param("fingerprint", text.fingerprint() == null ? null : JSON.writeValueAsString(text.fingerprint()))
                .update();
        return get(id, version);
    }

    private ImportProfile inTransaction(ImportProfileText text, Supplier<ImportProfile> work) {
        try {
            return Objects.requireNonNull(transactions.execute(status -> work.get()));
        } catch (DuplicateKeyException e) {
            throw new ProblemException(
                            ProblemCode.IMPORT_PROFILE_NAME_TAKEN,
                            "import profiles must have different names but there is one called '%s'; choose another name"
                                    .formatted(text.name()),
                            e)
                    .in("name");
        }
    }

    private static ImportProfile profile(ResultSet row) throws SQLException {
        String fingerprint = row.getString("fingerprint");
        return new ImportProfile(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getInt("latest"),
                new ImportProfileText(
                        row.getString("name"),
                        row.getString("description"),
                        JSON.readTree(row.getString("options")),
                        fingerprint == null ? null : JSON.readValue(fingerprint, Fingerprint.class)),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static ProblemException unknown(UUID id, @Nullable Integer version) {
        return new ProblemException(
                ProblemCode.IMPORT_PROFILE_UNKNOWN,
                "there is no import profile %s%s; list the import profiles and choose one of them"
                        .formatted(id, version == null ? "" : " in version " + version));
    }
}
