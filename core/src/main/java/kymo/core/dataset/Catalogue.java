package kymo.core.dataset;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kymo.core.files.StoredFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What uploads and datasets there are, and which part files belong to a dataset.
 *
 * <p>Every call joins the caller's transaction, if there is one. A draft is seen by id and by nobody who reads data; publishing is one step, all or nothing.
 */
public interface Catalogue {

    /** Knows the stored bytes as an upload: a new one, or the one that has the same bytes already. */
    Upload addUpload(UUID id, String name, StoredFile file);

    /** The upload of this id; refused with {@code UPLOAD_UNKNOWN} when there is none. */
    Upload upload(UUID id);

    /** The upload that has these bytes, if there is one. */
    Optional<Upload> uploadOf(String sha256);

    /**
     * Begins a dataset, a draft. A raw dataset is begun once for each content hash: asked again, the one that is there is the answer.
     *
     * @param schema null when it is not known yet
     */
    Dataset draft(UUID id, String name, Origin origin, String contentHash, @Nullable Schema schema);

    /** The dataset of this id, draft or not; refused with {@code DATASET_UNKNOWN} when there is none. */
    Dataset dataset(UUID id);

    /** The dataset of this id, draft or not, if there is one. */
    Optional<Dataset> find(UUID id);

    /**
     * The dataset of this id, draft or not, kept from being deleted until the caller's transaction ends.
     *
     * @throws kymo.core.problems.ProblemException {@code DATASET_UNKNOWN} when it is gone already
     */
    Dataset hold(UUID id);

    /**
     * Deletes the dataset, draft or not: nobody finds it any more, and the same bytes make a new one. What was made of it stays and still
     * names it. The part files are the caller's to remove, once this is committed.
     *
     * @return the keys of its part files, those put aside included
     */
    List<String> delete(UUID id);

    /** Begins the draft anew with this schema: parts so far, and what was put aside, count no more. Returns it with its generation raised. */
    Dataset commit(UUID id, Schema schema, @Nullable JsonNode reading);

    /** Adds a part to the draft's manifest. From the commit on, it is never lost. */
    void addPart(UUID dataset, Part part);

    /** The manifest in order. */
    List<Part> parts(UUID dataset);

    /** Adds a part to a table of rows that the draft's maker puts aside for its later steps; never part of the dataset. */
    void addSpill(UUID dataset, String table, Part part);

    /** What has been put aside in this table, by number; there need not be one of every number. */
    List<Part> spills(UUID dataset, String table);

    /**
     * Forgets all that was put aside. The files are the caller's to remove, once this is committed.
     *
     * @return their keys
     */
    List<String> forgetSpills(UUID dataset);

    /**
     * The datasets from the first, which an upload was read as, to this one, each made of the one before; deleted ones, too, as far as the
     * catalogue still knows them.
     *
     * @throws kymo.core.problems.ProblemException {@code DATASET_UNKNOWN}
     */
    List<LineageNode> ancestry(UUID id);

    /** Puts the dataset into quarantine, or, with null, releases it. */
    void quarantine(UUID dataset, @Nullable Quarantine quarantine);

    /** Keeps what is known of a published dataset's columns; where that is known already, it stays as it is. */
    void addProfile(UUID dataset, JsonNode profile);

    /** What is known of the dataset's columns, if anything is. */
    Optional<JsonNode> profile(UUID dataset);

    /**
     * Makes the draft visible, with the parts in its manifest.
     *
     * @throws IllegalStateException when it is no draft or its parts are not a whole: 0 to n - 1, all full but the last
     */
    Dataset publish(UUID id);

    /** Makes a dataset visible at once, in one statement: the draft if there is none of that id yet, its manifest, and its publication. */
    Dataset publishWhole(
            UUID id,
            String name,
            Origin origin,
            String contentHash,
            Schema schema,
            @Nullable JsonNode reading,
            List<Part> parts);
}
