package kymo.core.dataset;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import kymo.core.files.StoredFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A catalogue that ends with its process: for the command line and for tests. Each call is a transaction of its own. */
public final class InMemoryCatalogue implements Catalogue {

    private final Clock clock = Clock.systemUTC();
    private final Map<UUID, Upload> uploads = new LinkedHashMap<>();
    private final Map<UUID, Dataset> datasets = new LinkedHashMap<>();
    private final Map<UUID, NavigableMap<Integer, Part>> manifests = new LinkedHashMap<>();
    private final Map<UUID, Map<String, NavigableMap<Integer, Part>>> spills = new LinkedHashMap<>();
    private final Map<UUID, JsonNode> profiles = new LinkedHashMap<>();

    @Override
    public synchronized Upload addUpload(UUID id, String name, StoredFile file) {
        return uploadOf(file.sha256()).orElseGet(() -> {
            Upload upload = new Upload(id, name, file.key(), file.bytes(), file.sha256(), clock.instant());
            uploads.put(id, upload);
            return upload;
        });
    }

    @Override
    public synchronized Optional<Upload> uploadOf(String sha256) {
        return uploads.values().stream().filter(u -> u.sha256().equals(sha256)).findFirst();
    }

    @Override
    public synchronized Upload upload(UUID id) {
        return Optional.ofNullable(uploads.get(id)).orElseThrow(() -> Unknown.upload(id));
    }

    @Override
    public synchronized Dataset draft(
            UUID id, String name, Origin origin, String contentHash, @Nullable Schema schema) {
        if (origin.kind() == DatasetKind.RAW) {
            Optional<Dataset> same = datasets.values().stream()
                    .filter(d -> d.origin().kind() == DatasetKind.RAW
                            && d.contentHash().equals(contentHash))
                    .findFirst();
            if (same.isPresent()) return same.get();
        }
        Dataset draft = new Dataset(id, name, origin, contentHash, schema, null, 0, 0, clock.instant(), null, null);
        if (datasets.putIfAbsent(id, draft) != null)
            throw new IllegalStateException("dataset %s is there already".formatted(id));
        return draft;
    }

    @Override
    public synchronized Dataset dataset(UUID id) {
        return find(id).orElseThrow(() -> Unknown.dataset(id));
    }

    @Override
    public synchronized Optional<Dataset> find(UUID id) {
        return Optional.ofNullable(datasets.get(id));
    }

    @Override
    public Dataset hold(UUID id) {
        return dataset(id);
    }

    @Override
    public synchronized List<String> delete(UUID id) {
        List<String> keys = new ArrayList<>();
        parts(id).forEach(part -> keys.add(part.file().key()));
        keys.addAll(forgetSpills(id));
        datasets.remove(id);
        manifests.remove(id);
        profiles.remove(id);
        return keys;
    }

    @Override
    public synchronized Dataset commit(UUID id, Schema schema, @Nullable JsonNode reading) {
        Dataset draft = requireDraft(id);
        manifest(id).clear();
        spills.remove(id);
        return replace(draft, schema, reading, draft.generation() + 1, 0, null);
    }

    @Override
    public synchronized void addPart(UUID dataset, Part part) {
        requireDraft(dataset);
        if (manifest(dataset).putIfAbsent(part.number(), part) != null)
            throw new IllegalStateException("part %d of %s is there already".formatted(part.number(), dataset));
    }

    @Override
    public synchronized List<Part> parts(UUID dataset) {
        dataset(dataset);
        return new ArrayList<>(manifest(dataset).values());
    }

    @Override
    public synchronized void addSpill(UUID dataset, String table, Part part) {
        requireDraft(dataset);
        NavigableMap<Integer, Part> parts =
                spills.computeIfAbsent(dataset, d -> new TreeMap<>()).computeIfAbsent(table, t -> new TreeMap<>());
        if (parts.putIfAbsent(part.number(), part) != null)
            throw new IllegalStateException(
                    "part %d of table %s of %s is there already".formatted(part.number(), table, dataset));
    }

    @Override
    public synchronized List<Part> spills(UUID dataset, String table) {
        NavigableMap<Integer, Part> parts =
                spills.getOrDefault(dataset, Map.of()).get(table);
        return parts == null ? List.of() : List.copyOf(parts.values());
    }

    @Override
    public synchronized List<String> forgetSpills(UUID dataset) {
        Map<String, NavigableMap<Integer, Part>> tables = spills.remove(dataset);
        if (tables == null) return List.of();
        return tables.values().stream()
                .flatMap(parts -> parts.values().stream())
                .map(part -> part.file().key())
                .toList();
    }

    @Override
    public synchronized List<LineageNode> ancestry(UUID id) {
        Deque<LineageNode> nodes = new ArrayDeque<>();
        Dataset next = dataset(id);
        while (next != null) {
            nodes.addFirst(
                    new LineageNode(next.id(), next.name(), next.origin(), next.isPublished(), next.rows(), false));
            UUID parent = next.origin().parentId();
            next = parent == null ? null : datasets.get(parent);
        }
        return List.copyOf(nodes);
    }

    @Override
    public synchronized void addProfile(UUID dataset, JsonNode profile) {
        dataset(dataset).published();
        profiles.putIfAbsent(dataset, profile);
    }

    @Override
    public synchronized void quarantine(UUID id, @Nullable Quarantine quarantine) {
        Dataset old = dataset(id);
        datasets.put(
                id,
                new Dataset(
                        id,
                        old.name(),
                        old.origin(),
                        old.contentHash(),
                        old.committedSchema(),
                        old.reading(),
                        old.generation(),
                        old.rows(),
                        old.createdAt(),
                        old.publishedAt(),
                        quarantine));
    }

    @Override
    public synchronized Optional<JsonNode> profile(UUID dataset) {
        return Optional.ofNullable(profiles.get(dataset));
    }

    @Override
    public synchronized Dataset publish(UUID id) {
        Dataset draft = requireDraft(id);
        long rows = Manifest.wholeRows(draft, parts(id));
        return replace(draft, draft.schema(), draft.reading(), draft.generation(), rows, clock.instant());
    }

    @Override
    public synchronized Dataset publishWhole(
            UUID id,
            String name,
            Origin origin,
            String contentHash,
            Schema schema,
            @Nullable JsonNode reading,
            List<Part> parts) {
        if (!datasets.containsKey(id)) draft(id, name, origin, contentHash, schema);
        commit(id, schema, reading);
        parts.forEach(part -> addPart(id, part));
        return publish(id);
    }

    private NavigableMap<Integer, Part> manifest(UUID dataset) {
        return manifests.computeIfAbsent(dataset, d -> new TreeMap<>());
    }

    private Dataset requireDraft(UUID id) {
        Dataset dataset = dataset(id);
        if (dataset.isPublished()) throw Unknown.noDraft(id);
        return dataset;
    }

    private Dataset replace(
            Dataset old,
            Schema schema,
            @Nullable JsonNode reading,
            int generation,
            long rows,
            @Nullable Instant publishedAt) {
        Dataset dataset = new Dataset(
                old.id(),
                old.name(),
                old.origin(),
                old.contentHash(),
                schema,
                reading,
                generation,
                rows,
                old.createdAt(),
                publishedAt,
                old.quarantine());
        datasets.put(dataset.id(), dataset);
        return dataset;
    }
}
