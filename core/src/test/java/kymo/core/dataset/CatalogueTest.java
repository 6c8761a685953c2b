package kymo.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import kymo.core.files.StoredFile;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every catalogue must do. */
abstract class CatalogueTest {

    private static final JsonNode NO_OPTIONS = JsonMapper.shared().createObjectNode();
    private static final Schema SCHEMA = new Schema(
            List.of(new ColumnSpec("t", ColumnType.INSTANT, null), new ColumnSpec("u", ColumnType.FLOAT, "V")), 0, 64);

    private Catalogue catalogue = new InMemoryCatalogue();

    abstract Catalogue newCatalogue();

    @BeforeEach
    void empty() {
        catalogue = newCatalogue();
    }

    @Test
    void knowsTheSameBytesAsOneUpload() {
        Upload first = catalogue.addUpload(UUID.randomUUID(), "a.csv", file("u/1", "ab"));
        Upload second = catalogue.addUpload(UUID.randomUUID(), "b.csv", file("u/2", "ab"));
        assertThat(second).isEqualTo(first);
        assertThat(catalogue.upload(first.id())).isEqualTo(first);
        assertThat(first.key()).isEqualTo("u/1");
    }

    @Test
    void beginsARawDatasetOnceForTheSameContent() {
        Dataset first = raw("h1");
        Dataset again = catalogue.draft(UUID.randomUUID(), "other", first.origin(), "h1", null);
        assertThat(again).isEqualTo(first);
    }

    @Test
    void tellsTheChainFromTheUploadToADataset() {
        Dataset first = raw("h1");
        Origin smoothed = new Origin(null, first.id(), UUID.randomUUID(), "rolling-mean", 2, NO_OPTIONS);
        Dataset second = catalogue.draft(UUID.randomUUID(), "second", smoothed, "h2", null);
        Origin checked = new Origin(null, second.id(), UUID.randomUUID(), "data-quality", 1, NO_OPTIONS);
        Dataset third = catalogue.draft(UUID.randomUUID(), "third", checked, "h3", null);
        assertThat(catalogue.ancestry(third.id()))
                .extracting(LineageNode::id)
                .containsExactly(first.id(), second.id(), third.id());
        assertThat(catalogue.ancestry(first.id()))
                .extracting(LineageNode::origin)
                .containsExactly(first.origin());
        assertThatThrownBy(() -> catalogue.ancestry(UUID.randomUUID())).hasMessageContaining("there is no dataset");
    }

    @Test
    void beginsADerivedDatasetForEachRunThatAsks() {
        Dataset parent = raw("h1");
        Dataset first = derived(parent, UUID.randomUUID());
        Dataset second = derived(parent, UUID.randomUUID());
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void showsADatasetOnlyWhenItIsPublished() {
        Dataset draft = raw("h1");
        assertThatThrownBy(draft::published)
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("is a draft");
        catalogue.commit(draft.id(), SCHEMA, NO_OPTIONS);
        catalogue.addPart(draft.id(), part(0, 1024));
        catalogue.addPart(draft.id(), part(1, 7));

        Dataset published = catalogue.publish(draft.id());

        assertThat(published.isPublished()).isTrue();
        assertThat(published.rows()).isEqualTo(1031);
        assertThat(published.schema()).isEqualTo(SCHEMA);
        assertThat(catalogue.dataset(draft.id())).isEqualTo(published);
        assertThat(catalogue.parts(draft.id())).containsExactly(part(0, 1024), part(1, 7));
    }

    @Test
    void keepsWhatCouldNotBeReadWithItsPart() {
        Dataset draft = raw("h1");
        catalogue.commit(draft.id(), SCHEMA, null);
        Part part = new Part(
                0,
                3,
                file("p", "cd"),
                List.of(new Reject(3, 41, "u", "ov\"er", "is no number", "not-a-number", 38, 9)));
        catalogue.addPart(draft.id(), part);
        assertThat(catalogue.parts(draft.id())).containsExactly(part);
    }

    @Test
    void commitsToAnotherSchemaByBeginningTheDraftAnew() {
        Dataset draft = raw("h1");
        catalogue.commit(draft.id(), SCHEMA, null);
        catalogue.addPart(draft.id(), part(0, 1024));
        Schema wider = new Schema(List.of(new ColumnSpec("t", ColumnType.STRING, null)), -1, 64);

        Dataset again = catalogue.commit(draft.id(), wider, NO_OPTIONS);

        assertThat(again.generation()).isEqualTo(2);
        assertThat(again.schema()).isEqualTo(wider);
        assertThat(again.reading()).isEqualTo(NO_OPTIONS);
        assertThat(catalogue.parts(draft.id())).isEmpty();
    }

    @Test
    void publishesNoDatasetWithAHole() {
        Dataset draft = raw("h1");
        catalogue.commit(draft.id(), SCHEMA, null);
        catalogue.addPart(draft.id(), part(1, 1024));
        assertThatThrownBy(() -> catalogue.publish(draft.id())).isInstanceOf(IllegalStateException.class);
        catalogue.addPart(draft.id(), part(0, 1000));
        assertThatThrownBy(() -> catalogue.publish(draft.id()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("part 0 with 1000 rows in place 0");
        assertThat(catalogue.dataset(draft.id()).isPublished()).isFalse();
    }

    @Test
    void changesNothingOfAPublishedDataset() {
        Dataset draft = raw("h1");
        catalogue.commit(draft.id(), SCHEMA, null);
        catalogue.publish(draft.id());
        assertThatThrownBy(() -> catalogue.addPart(draft.id(), part(0, 1))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> catalogue.commit(draft.id(), SCHEMA, null)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> catalogue.publish(draft.id())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takesAPartOfTheSameNumberOnce() {
        Dataset draft = raw("h1");
        catalogue.commit(draft.id(), SCHEMA, null);
        catalogue.addPart(draft.id(), part(0, 1024));
        assertThatThrownBy(() -> catalogue.addPart(draft.id(), part(0, 1024))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void keepsWhatARunPutsAsideApartFromItsDatasetUntilThatIsForgotten() {
        Dataset draft = raw("h1");
        catalogue.commit(draft.id(), SCHEMA, null);
        catalogue.addSpill(draft.id(), "late", part(3, 7));
        catalogue.addSpill(draft.id(), "late", part(1, 2000));
        catalogue.addSpill(draft.id(), "early", part(0, 5));
        assertThatThrownBy(() -> catalogue.addSpill(draft.id(), "early", part(0, 5)))
                .isInstanceOf(RuntimeException.class);

        assertThat(catalogue.spills(draft.id(), "late")).containsExactly(part(1, 2000), part(3, 7));
        assertThat(catalogue.spills(draft.id(), "other")).isEmpty();
        assertThat(catalogue.parts(draft.id())).isEmpty();

        assertThat(catalogue.forgetSpills(draft.id()))
                .containsExactlyInAnyOrder(
                        part(1, 2000).file().key(),
                        part(3, 7).file().key(),
                        part(0, 5).file().key());
        assertThat(catalogue.spills(draft.id(), "late")).isEmpty();
    }

    @Test
    void putsNothingAsideForAPublishedDatasetAndForgetsItWithTheDraft() {
        Dataset draft = raw("h1");
        catalogue.commit(draft.id(), SCHEMA, null);
        catalogue.addSpill(draft.id(), "t", part(0, 5));
        catalogue.commit(draft.id(), SCHEMA, null);
        assertThat(catalogue.spills(draft.id(), "t")).isEmpty();
        catalogue.addSpill(draft.id(), "t", part(1, 5));
        Dataset other = raw("h2");
        catalogue.commit(other.id(), SCHEMA, null);
        catalogue.publish(other.id());
        assertThatThrownBy(() -> catalogue.addSpill(other.id(), "t", part(0, 5)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(catalogue.delete(draft.id())).contains(part(1, 5).file().key());
    }

    @Test
    void publishesASmallDatasetInOneStep() {
        Origin origin = new Origin(null, raw("h1").id(), UUID.randomUUID(), "rolling-mean", 1, NO_OPTIONS);
        Part withReject = new Part(1, 5, file("p/1", "cd"), List.of(new Reject(3, 41, "u", "ov", "is no number")));
        Dataset whole = catalogue.publishWhole(
                UUID.randomUUID(), "small", origin, "h2", SCHEMA, null, List.of(part(0, 1024), withReject));
        assertThat(whole.isPublished()).isTrue();
        assertThat(whole.rows()).isEqualTo(1029);
        assertThat(catalogue.parts(whole.id())).containsExactly(part(0, 1024), withReject);
        assertThat(catalogue.find(whole.id())).contains(whole);
    }

    @Test
    void publishesADraftThatIsThereInOneStepAndOnlyOnce() {
        Dataset draft = raw("h1");
        Dataset whole = catalogue.publishWhole(
                draft.id(), draft.name(), draft.origin(), "h1", SCHEMA, NO_OPTIONS, List.of(part(0, 5)));
        assertThat(whole.rows()).isEqualTo(5);
        assertThat(whole.reading()).isEqualTo(NO_OPTIONS);
        assertThat(catalogue.dataset(draft.id())).isEqualTo(whole);
        assertThatThrownBy(() -> catalogue.publishWhole(
                        draft.id(), draft.name(), draft.origin(), "h1", SCHEMA, NO_OPTIONS, List.of(part(0, 6))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(catalogue.parts(draft.id())).containsExactly(part(0, 5));
    }

    @Test
    void publishesADatasetWithoutRows() {
        Dataset draft = raw("h1");
        assertThat(catalogue
                        .publishWhole(draft.id(), draft.name(), draft.origin(), "h1", SCHEMA, null, List.of())
                        .rows())
                .isZero();
        assertThat(catalogue.parts(draft.id())).isEmpty();
    }

    @Test
    void aDeletedDatasetIsFoundByNobodyAndItsBytesMakeANewOne() {
        Dataset first = raw("h1");
        catalogue.commit(first.id(), SCHEMA, null);
        catalogue.addPart(first.id(), part(0, 7));
        catalogue.publish(first.id());

        assertThat(catalogue.delete(first.id())).containsExactly("p/0");

        assertThat(catalogue.find(first.id())).isEmpty();
        assertThatThrownBy(() -> catalogue.hold(first.id()))
                .isInstanceOfSatisfying(
                        ProblemException.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.DATASET_UNKNOWN));
        assertThatThrownBy(() -> catalogue.delete(first.id())).isInstanceOf(ProblemException.class);
        assertThat(raw("h1").id()).isNotEqualTo(first.id());
    }

    @Test
    void aDeletedDraftTakesNoMoreParts() {
        Dataset draft = raw("h1");
        catalogue.commit(draft.id(), SCHEMA, null);
        catalogue.delete(draft.id());
        assertThatThrownBy(() -> catalogue.addPart(draft.id(), part(0, 7))).isInstanceOf(ProblemException.class);
    }

    @Test
    void saysWhichIdLeadsNowhere() {
        UUID id = UUID.randomUUID();
        assertThatThrownBy(() -> catalogue.dataset(id))
                .isInstanceOfSatisfying(
                        ProblemException.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.DATASET_UNKNOWN))
                .hasMessage("there is no dataset %s; list the datasets and choose one of them", id);
        assertThatThrownBy(() -> catalogue.upload(id))
                .isInstanceOfSatisfying(
                        ProblemException.class, p -> assertThat(p.code()).isEqualTo(ProblemCode.UPLOAD_UNKNOWN));
        assertThatThrownBy(() -> catalogue.parts(id)).isInstanceOf(ProblemException.class);
    }

    private Dataset raw(String hash) {
        Upload upload = catalogue.addUpload(UUID.randomUUID(), "a.csv", file("u", "ab"));
        return catalogue.draft(
                UUID.randomUUID(),
                "a",
                new Origin(upload.id(), null, UUID.randomUUID(), "ingest", 1, NO_OPTIONS),
                hash,
                null);
    }

    private Dataset derived(Dataset parent, UUID run) {
        return catalogue.draft(
                UUID.randomUUID(),
                "d",
                new Origin(null, parent.id(), run, "rolling-mean", 1, NO_OPTIONS),
                "same",
                SCHEMA);
    }

    private static Part part(int number, long rows) {
        return new Part(number, rows, file("p/" + number, "cd"), List.of());
    }

    private static StoredFile file(String key, String sha256) {
        return new StoredFile(key, 10, sha256);
    }
}
