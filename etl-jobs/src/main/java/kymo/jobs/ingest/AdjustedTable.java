package kymo.jobs.ingest;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.files.ReadableFile;
import kymo.core.intake.ColumnEdits;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.format.Choice;
import kymo.jobs.ingest.format.FileFormat;
import kymo.jobs.ingest.format.FoundTable;
import kymo.jobs.ingest.format.Notice;
import kymo.jobs.ingest.format.TableRows;
import kymo.jobs.ingest.format.Whereabouts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A table of any format with the names, units and columns that a user wants, or that an import profile wants in his place. */
final class AdjustedTable implements FoundTable {

    private static final String MEMBER = "edits";
    private static final int LISTED = 20;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final FoundTable found;
    private final ColumnEdits edits;
    private final @Nullable AppliedProfile profile;
    private final List<Integer> kept;
    private final Schema schema;

    private AdjustedTable(FoundTable found, ColumnEdits edits, @Nullable AppliedProfile profile) {
        this.found = found;
        this.edits = edits;
        this.profile = profile;
        Schema all = found.schema();
        require(all, "names", edits.names().keySet());
        require(all, "units", edits.units().keySet());
        List<String> wanted = edits.columns();
        if (wanted != null) require(all, "columns", wanted);
        String axis = edits.axis();
        if (axis != null && !axis.isEmpty()) require(all, "axis", List.of(axis));
        List<ColumnSpec> specs = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        Set<String> wantedNames = wanted == null ? Set.of() : Set.copyOf(wanted);
        for (int index = 0; index < all.columns().size(); index++) {
            ColumnSpec spec = all.columns().get(index);
            if (wanted != null && !wantedNames.contains(spec.name())) continue;
            specs.add(edited(spec));
            places.add(index);
        }
        refuseTwins(specs);
        kept = List.copyOf(places);
        int axisFound = axis == null ? all.axis() : axis.isEmpty() ? -1 : all.indexOf(axis);
        schema = new Schema(specs, places.indexOf(axisFound), all.blockRows());
    }

    /**
     * The table as it is wanted.
     *
     * @throws ProblemException {@code OPTION_INVALID} for a column that it does not have, or a name that two columns would have
     */
    static FoundTable of(FoundTable found, ColumnEdits edits) {
        return edits.changeNothing() ? found : new AdjustedTable(found, edits, null);
    }

    /** The table as it was read by an import profile: it says so. */
    static FoundTable by(AppliedProfile profile, FoundTable table) {
        ColumnEdits edits = table instanceof AdjustedTable adjusted ? adjusted.edits : ColumnEdits.NONE;
        return new AdjustedTable(unadjusted(table), edits, profile);
    }

    /** A table as it was adjusted before; as {@code format} keeps it where it was not. */
    static FoundTable kept(FileFormat format, JsonNode reading) {
        JsonNode edits = reading.path(MEMBER);
        if (!edits.isObject()) return format.kept(reading);
        JsonNode profile = reading.path(AppliedProfile.MEMBER);
        return new AdjustedTable(
                format.kept(AppliedProfile.unsaid(reading)),
                JSON.treeToValue(edits, ColumnEdits.class),
                profile.isObject() ? JSON.treeToValue(profile, AppliedProfile.class) : null);
    }

    /** The table as the file has it. */
    static FoundTable unadjusted(FoundTable table) {
        return table instanceof AdjustedTable adjusted ? adjusted.found : table;
    }

    /** The place that a column of {@link #unadjusted} has in the table, -1 when it is left out. */
    static int place(FoundTable table, int column) {
        return table instanceof AdjustedTable adjusted ? adjusted.kept.indexOf(column) : column;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public List<Notice> notices() {
        if (profile == null) return found.notices();
        List<Notice> notices = new ArrayList<>(List.of(profile.notice()));
        notices.addAll(found.notices());
        return notices;
    }

    @Override
    public List<Choice> choices() {
        return found.choices();
    }

    @Override
    public @Nullable String format(int column) {
        return found.format(kept.get(column));
    }

    @Override
    public List<String> rawLines(ReadableFile file, int most) {
        return found.rawLines(file, most);
    }

    @Override
    public ObjectNode reading() {
        ObjectNode reading = found.reading();
        reading.set(MEMBER, JSON.valueToTree(edits));
        if (profile == null) return reading;
        reading.set(AppliedProfile.MEMBER, JSON.valueToTree(profile));
        reading.set(AppliedProfile.NOTICES, JSON.valueToTree(notices()));
        return reading;
    }

    @Override
    public TableRows rows(ReadableFile file, @Nullable JsonNode from, int threads) {
        return adjusted(found.rows(file, from, threads));
    }

    @Override
    public TableRows firstRows(ReadableFile file, int rows) {
        return adjusted(found.firstRows(file, rows));
    }

    private TableRows adjusted(TableRows rows) {
        Map<String, String> names = new HashMap<>();
        for (int place = 0; place < kept.size(); place++)
            names.put(
                    found.schema().columns().get(kept.get(place)).name(),
                    schema.columns().get(place).name());
        return new AdjustedRows(rows, kept, names);
    }

    @Override
    public @Nullable Whereabouts whereabouts(
            ReadableFile file, long firstRow, long lastRow, int threads, BooleanSupplier isLate) {
        return found.whereabouts(file, firstRow, lastRow, threads, isLate);
    }

    @Override
    public FoundTable widened(Map<Integer, ColumnType> wider) {
        return new AdjustedTable(found.widened(wider), edits, profile);
    }

    @Override
    public ZoneOffset zone(int column) {
        return found.zone(kept.get(column));
    }

    @Override
    public void describeFile(ObjectNode file) {
        found.describeFile(file);
    }

    @Override
    public void describeTable(ObjectNode table) {
        found.describeTable(table);
    }

    private ColumnSpec edited(ColumnSpec spec) {
        String unit = edits.units().getOrDefault(spec.name(), spec.unit() == null ? "" : spec.unit());
        return new ColumnSpec(
                edits.names().getOrDefault(spec.name(), spec.name()), spec.type(), unit.isEmpty() ? null : unit);
    }

    private static void require(Schema schema, String option, Collection<String> names) {
        for (String name : names) {
            if (schema.indexOf(name) >= 0) continue;
            List<ColumnSpec> columns = schema.columns();
            throw new ProblemException(
                            ProblemCode.OPTION_INVALID,
                            "option '%s' must name columns as the file does but '%s' is none of %s; correct the name or leave it out"
                                    .formatted(
                                            option,
                                            name,
                                            String.join(
                                                    ", ",
                                                    columns.subList(0, Math.min(columns.size(), LISTED)).stream()
                                                            .map(ColumnSpec::name)
                                                            .toList())))
                    .in(option);
        }
    }

    private static void refuseTwins(List<ColumnSpec> specs) {
        Set<String> taken = new HashSet<>();
        for (ColumnSpec spec : specs) {
            if (!taken.add(spec.name()))
                throw new ProblemException(
                                ProblemCode.OPTION_INVALID,
                                "option 'names' must leave columns different names but two would be called '%s'; choose another name"
                                        .formatted(spec.name()))
                        .in("names");
        }
    }
}
