package kymo.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import kymo.core.files.StoredFile;
import kymo.core.paging.Page;
import kymo.core.problems.ProblemException;
import kymo.core.support.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DatasetIndexTest {

    private static final JsonNode NOTHING = JsonMapper.shared().createObjectNode();
    private static final Schema SCHEMA = new Schema(List.of(new ColumnSpec("u", ColumnType.FLOAT, "V")), -1, 64);

    private HikariDataSource database = TestPostgres.newDatabase();
    private Catalogue catalogue = new PostgresCatalogue(JdbcClient.create(database));
    private DatasetIndex index = new DatasetIndex(JdbcClient.create(database));

    @BeforeEach
    void nothingYet() {
        assertThat(index.page(DatasetFilter.ALL, null, 9).items()).isEmpty();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyDatasetIsOnOnePageTheNewestFirst() {
        List<UUID> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) ids.add(0, raw("file " + i).id());
        List<UUID> read = new ArrayList<>();
        String cursor = null;
        do {
            Page<DatasetListing> page = index.page(DatasetFilter.ALL, cursor, 2);
            assertThat(page.items().size()).isBetween(1, 2);
            page.items().forEach(listing -> read.add(listing.dataset().id()));
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(read).isEqualTo(ids);
    }

    @Test
    void aListIsNarrowedByAPartOfTheNameTakenLiterallyAndByKind() {
        Dataset percent = raw("100%_pure.csv");
        Dataset plain = raw("1000 pure.csv");
        Dataset derived = derived(plain, "1000 pure.csv rolling-mean");
        assertThat(names(new DatasetFilter("0%_P", null))).containsExactly(percent.name());
        assertThat(names(new DatasetFilter("PURE", DatasetKind.RAW))).containsExactly(plain.name(), percent.name());
        assertThat(names(new DatasetFilter(null, DatasetKind.DERIVED))).containsExactly(derived.name());
        assertThat(names(new DatasetFilter("\\", null))).isEmpty();
    }

    @Test
    void aListingAddsUpItsParts() {
        Dataset draft = raw("a");
        catalogue.commit(draft.id(), SCHEMA, null);
        catalogue.addPart(draft.id(), part(0, 1024, 3));
        catalogue.addPart(draft.id(), part(1, 7, 2));
        DatasetListing listing = index.listing(draft.id());
        assertThat(listing.bytes()).isEqualTo(20);
        assertThat(listing.rejects()).isEqualTo(5);
        assertThat(index.page(DatasetFilter.ALL, null, 1).items()).containsExactly(listing);
    }

    @Test
    void rejectsArePagedInTheOrderOfTheirLinesOverAllParts() {
        Dataset draft = raw("a");
        catalogue.commit(draft.id(), SCHEMA, null);
        catalogue.addPart(draft.id(), part(0, 1024, 3));
        catalogue.addPart(draft.id(), part(1, 1024, 0));
        catalogue.addPart(draft.id(), part(2, 7, 4));
        List<Long> lines = new ArrayList<>();
        String cursor = null;
        do {
            Page<Reject> page = index.rejects(draft.id(), cursor, 2);
            page.items().forEach(reject -> lines.add(reject.line()));
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(lines).containsExactly(1L, 2L, 3L, 2001L, 2002L, 2003L, 2004L);
        assertThatThrownBy(() -> index.rejects(draft.id(), "2", 2))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("cursor must be a nextCursor of this list but was '2'");
    }

    @Test
    void lineageLeadsFromTheFirstAncestorToAllThatWasMade() {
        Dataset raw = raw("raw");
        Dataset smooth = derived(raw, "smooth");
        Dataset other = derived(raw, "other");
        Dataset peaks = derived(smooth, "peaks");
        assertThat(index.lineage(raw.id()))
                .extracting(LineageNode::name)
                .containsExactly("raw", "smooth", "other", "peaks");
        assertThat(index.lineage(smooth.id())).extracting(LineageNode::name).containsExactly("raw", "smooth", "peaks");
        assertThat(index.lineage(peaks.id())).extracting(LineageNode::name).containsExactly("raw", "smooth", "peaks");
        assertThat(index.lineage(other.id())).extracting(LineageNode::name).containsExactly("raw", "other");
    }

    @Test
    void aDeletedDatasetStaysInTheLineageOfWhatWasMadeOfItAlone() {
        Dataset raw = raw("raw");
        Dataset smooth = derived(raw, "smooth");
        Dataset gone = derived(raw, "gone");
        catalogue.delete(gone.id());
        assertThat(index.lineage(raw.id())).extracting(LineageNode::name).containsExactly("raw", "smooth");
        catalogue.delete(raw.id());
        assertThat(index.lineage(smooth.id())).extracting(LineageNode::deleted).containsExactly(true, false);
        assertThat(index.page(DatasetFilter.ALL, null, 9).items()).hasSize(1);
        assertThatThrownBy(() -> index.lineage(raw.id())).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> index.listing(raw.id())).isInstanceOf(ProblemException.class);
    }

    private List<String> names(DatasetFilter filter) {
        return index.page(filter, null, 9).items().stream()
                .map(listing -> listing.dataset().name())
                .toList();
    }

    private Dataset raw(String name) {
        String hash = UUID.randomUUID().toString();
        Upload upload = catalogue.addUpload(UUID.randomUUID(), name, new StoredFile(hash, 1, hash));
        Origin origin = new Origin(upload.id(), null, null, "ingest", 1, NOTHING);
        return catalogue.draft(UUID.randomUUID(), name, origin, hash, null);
    }

    private Dataset derived(Dataset parent, String name) {
        Origin origin = new Origin(null, parent.id(), UUID.randomUUID(), "rolling-mean", 1, NOTHING);
        return catalogue.draft(UUID.randomUUID(), name, origin, "same", SCHEMA);
    }

    private static Part part(int number, long rows, int rejects) {
        List<Reject> listed = IntStream.rangeClosed(1, rejects)
                .mapToObj(line -> new Reject(number * 1_000L + line, 0, "u", "ov", "is no number"))
                .toList();
        return new Part(number, rows, new StoredFile("p" + number, 10, "cd"), listed);
    }
}
