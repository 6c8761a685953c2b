package kymo.core.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.UUID;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.support.TestPostgres;
import kymo.core.versions.Version;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class ImportProfilesTest {

    private static final Fingerprint TABLE = Fingerprint.of("text", List.of("t", "u"), ",", List.of());

    private final HikariDataSource database = TestPostgres.newDatabase();
    private final ImportProfiles profiles = new ImportProfiles(
            JdbcClient.create(database), new TransactionTemplate(new JdbcTransactionManager(database)));

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aProfileIsKeptAsItWasWrittenVersionByVersion() {
        ImportProfileText text = text("logger", "{\"types\": {\"u\": \"float\"}, \"decimal\": \",\"}", TABLE);
        Version<ImportProfileText> first = profiles.create(text);
        assertThat(first.text()).isEqualTo(text);
        Version<ImportProfileText> second = profiles.change(first.id(), 1, text("renamed", "{}", null));
        assertThat(second.version()).isEqualTo(2);
        assertThat(profiles.get(first.id(), null)).isEqualTo(second);
        assertThat(profiles.get(first.id(), 1).text()).isEqualTo(text);
        assertThat(profiles.page(null, 10).items()).containsExactly(second);
    }

    @Test
    void nobodyOverwritesWhatHeHasNotSeenAndNoTwoHaveOneName() {
        Version<ImportProfileText> first = profiles.create(text("a", "{}", TABLE));
        profiles.change(first.id(), 1, text("a", "{\"decimal\": \",\"}", TABLE));
        refused(
                ProblemCode.IMPORT_PROFILE_CHANGED,
                "/version",
                () -> profiles.change(first.id(), 1, text("a", "{}", TABLE)));
        refused(ProblemCode.IMPORT_PROFILE_NAME_TAKEN, "/name", () -> profiles.create(text("a", "{}", TABLE)));
    }

    @Test
    void optionsThatNoFileCouldHaveAreRefused() {
        refused(
                ProblemCode.OPTION_INVALID,
                "/options/decimal",
                () -> profiles.create(text("a", "{\"decimal\": \"x\"}", TABLE)));
        refused(ProblemCode.IMPORT_PROFILE_INVALID, "/name", () -> profiles.create(text(" ", "{}", TABLE)));
        refused(
                ProblemCode.IMPORT_PROFILE_INVALID,
                "/options/corrects",
                () -> profiles.create(text("a", "{\"corrects\": \"%s\"}".formatted(UUID.randomUUID()), TABLE)));
    }

    @Test
    void aFileIsKnownByTheMostSpecificProfileAndOfThoseByTheOneThatWasChangedLast() {
        List<String> above = List.of("Logger of the north ridge");
        Fingerprint file = Fingerprint.of("text", List.of("t", "u"), ",", above);
        assertThat(profiles.match(file)).isEmpty();
        Version<ImportProfileText> table = profiles.create(text("any t and u", "{}", TABLE));
        assertThat(profiles.match(file)).contains(table);
        Version<ImportProfileText> ridge = profiles.create(text("ridge", "{}", file));
        Version<ImportProfileText> other = profiles.create(text("ridge too", "{}", file));
        assertThat(profiles.match(file)).contains(other);
        Version<ImportProfileText> changed =
                profiles.change(ridge.id(), 1, text("ridge", "{\"decimal\": \",\"}", file));
        assertThat(profiles.match(file)).contains(changed);
        assertThat(profiles.match(TABLE)).contains(table);
        profiles.delete(ridge.id());
        profiles.delete(other.id());
        assertThat(profiles.match(file)).contains(table);
        profiles.change(table.id(), 1, text("by hand", "{}", null));
        assertThat(profiles.match(file)).isEmpty();
    }

    @Test
    void everyChangeIsCountedAndARefusedOneIsNot() {
        assertThat(profiles.changes()).isZero();
        Version<ImportProfileText> first = profiles.create(text("a", "{}", TABLE));
        assertThat(profiles.changes()).isEqualTo(1);
        refused(ProblemCode.IMPORT_PROFILE_NAME_TAKEN, "/name", () -> profiles.create(text("a", "{}", TABLE)));
        assertThat(profiles.changes()).isEqualTo(1);
        profiles.change(first.id(), 1, text("b", "{}", TABLE));
        profiles.delete(first.id());
        assertThat(profiles.changes()).isEqualTo(3);
        refused(ProblemCode.IMPORT_PROFILE_UNKNOWN, null, () -> profiles.delete(first.id()));
        assertThat(profiles.changes()).isEqualTo(3);
    }

    private static void refused(ProblemCode code, @Nullable String pointer, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.pointer()).isEqualTo(pointer);
        });
    }

    private static ImportProfileText text(String name, String options, @Nullable Fingerprint fingerprint) {
        return new ImportProfileText(name, null, JsonMapper.shared().readTree(options), fingerprint);
    }
}
