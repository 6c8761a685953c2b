package kymo.core.imports;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kymo.core.intake.IngestOptions;
import kymo.core.intake.ReaderChoice;
import kymo.core.intake.ReaderDirectory;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.versions.Kind;
import kymo.core.versions.Version;
import kymo.core.versions.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The import profiles of a database. */
public final class ImportProfiles extends Versions<ImportProfileText> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Kind KIND = new Kind(
            "import profile",
            "import_profile",
            "profile_id",
            List.of("options", "fingerprint"),
            ProblemCode.IMPORT_PROFILE_UNKNOWN,
            ProblemCode.IMPORT_PROFILE_CHANGED,
            ProblemCode.IMPORT_PROFILE_NAME_TAKEN);

    private final JdbcClient sql;

    public ImportProfiles(JdbcClient sql, TransactionOperations transactions) {
        super(sql, transactions, KIND);
        this.sql = sql;
    }

    /** The profile whose files are like this one: of several the most specific, of those the one that was changed last. */
    public Optional<Version<ImportProfileText>> match(Fingerprint file) {
        return latest().stream()
                .filter(profile -> profile.text().fingerprint() != null && file.isLike(fingerprint(profile)))
                .max(Comparator.comparing((Version<ImportProfileText> profile) ->
                                fingerprint(profile).specificity())
                        .thenComparing(Version::changedAt)
                        .thenComparing(Version::id));
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

    /**
     * What decides how a file of which nothing is told is read, besides its bytes: the profiles, and the scripts that they have files read by, as those are
     * now. Null while there have been none.
     */
    public @Nullable String state(ReaderDirectory readers) {
        long changes = changes();
        if (changes == 0) return null;
        Set<String> read = new TreeSet<>();
        for (Version<ImportProfileText> profile : latest()) {
            ReaderChoice reader = IngestOptions.parse(profile.text().options()).reader();
            if (reader != null && profile.text().fingerprint() != null) read.add(pinned(reader, readers));
        }
        return "import-profiles %d%s".formatted(changes, read.isEmpty() ? "" : " " + read);
    }

    /** A reader that is not there will not read, whenever that comes out. */
    private static String pinned(ReaderChoice reader, ReaderDirectory readers) {
        try {
            return String.valueOf(readers.pinned(reader).sha256());
        } catch (ProblemException e) {
            return reader.name();
        }
    }

    @Override
    protected void changing() {
        sql.sql("UPDATE import_profile_change SET change = change + 1").update();
    }

    @Override
    protected List<@Nullable Object> columns(ImportProfileText text) {
        return Arrays.asList(text.options(), text.fingerprint());
    }

    @Override
    protected ImportProfileText text(String name, @Nullable String description, List<@Nullable JsonNode> columns) {
        JsonNode fingerprint = columns.get(1);
        return new ImportProfileText(
                name,
                description,
                Objects.requireNonNull(columns.get(0), "options are never left out"),
                fingerprint == null ? null : JSON.treeToValue(fingerprint, Fingerprint.class));
    }

    private static Fingerprint fingerprint(Version<ImportProfileText> profile) {
        return Objects.requireNonNull(profile.text().fingerprint(), "a profile that is looked for has a fingerprint");
    }
}
