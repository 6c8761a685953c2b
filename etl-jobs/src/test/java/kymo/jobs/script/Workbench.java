package kymo.jobs.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.DoubleColumn;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.PickedRows;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.ScriptBinding;
import kymo.core.scripts.ScriptVersion;
import kymo.core.scripts.ScriptedProcessor;
import kymo.jobs.host.Host;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A host that tests share, and a dataset in memory to run scripts on. */
final class Workbench implements AutoCloseable {

    static final String NAME = "under_test";

    private final ScriptSession session;
    private Schema schema = new Schema(List.of(), -1, 65_536);
    private List<Column> columns = List.of();
    private int rows;
    private int blockRows = 65_536;

    private Workbench(Host host) {
        session = new ScriptSession(host);
    }

    static Workbench open() {
        return new Workbench(ScriptHost.start(NAME));
    }

    static Workbench over(Host host) {
        return new Workbench(host);
    }

    ScriptSession session() {
        return session;
    }

    /** A dataset of these columns, the first of which is the axis; names may have a unit, as in {@code x [V]}. */
    Workbench dataset(String names, Column... values) {
        return dataset(names, 0, values);
    }

    /** The same without an axis. */
    Workbench counted(String names, Column... values) {
        return dataset(names, -1, values);
    }

    private Workbench dataset(String names, int axis, Column... values) {
        List<ColumnSpec> specs = new ArrayList<>();
        for (String told : names.split(", ", -1)) {
            String name = told.replaceAll(" \\[.*", "");
            String unit = told.contains("[") ? told.replaceAll(".*\\[|]", "") : null;
            boolean time = name.startsWith("time");
            Column column = values[specs.size()];
            ColumnType type = column instanceof DoubleColumn
                    ? ColumnType.FLOAT
                    : column instanceof LongColumn
                            ? time ? ColumnType.DATETIME : ColumnType.INTEGER
                            : column instanceof kymo.core.kernel.TextColumn ? ColumnType.STRING : ColumnType.BOOLEAN;
            specs.add(new ColumnSpec(name, type, unit));
        }
        schema = new Schema(specs, axis, 65_536);
        columns = Arrays.asList(values);
        rows = values[0].size();
        blockRows = 65_536;
        return this;
    }

    /** In blocks of so many rows. */
    Workbench blocks(int rowsOfEach) {
        blockRows = rowsOfEach;
        return this;
    }

    ScriptBinding bind(String script, String parameters) {
        Declaration declaration = session.declare(NAME, script);
        JsonNode given = JsonMapper.shared().readTree(parameters.replace('\'', '"'));
        return new ScriptedProcessor(new ScriptVersion(NAME, 1, "0"), declaration).bind(schema, given);
    }

    Result run(String script) {
        return run(script, "{}");
    }

    /** Compiles, opens, works on every block and finishes. */
    Result run(String script, String parameters) {
        return run(bind(script, parameters), -1);
    }

    /** @param interruptedAfter the number of blocks after which state is saved and given back to the script anew; -1 for never */
    Result run(ScriptBinding binding, int interruptedAfter) {
        session.open(binding, rows, this::axisAt, null);
        List<Block> results = new ArrayList<>();
        int done = 0;
        for (int from = 0; from < rows; from += blockRows) {
            if (done++ == interruptedAfter) session.open(binding, rows, this::axisAt, session.state());
            results.add(block(binding, from));
        }
        Block last = session.finish();
        if (last != null) results.add(last);
        return new Result(binding.output(), results);
    }

    private Block block(ScriptBinding binding, int from) {
        int to = Math.min(rows, from + blockRows);
        int wideFrom = Math.max(0, from - binding.halo().rowsBefore());
        int wideTo = Math.min(rows, to + binding.halo().rowsAfter());
        List<Column> seen = Arrays.stream(binding.inputColumns())
                .mapToObj(index -> columns.get(index).slice(wideFrom, wideTo))
                .toList();
        return session.process(new Block(wideFrom, wideTo - wideFrom, seen), from - wideFrom, to - wideFrom);
    }

    private Column axisAt(long[] at) {
        Block axis = new Block(0, rows, List.of(columns.get(schema.axis())));
        PickedRows picked = new PickedRows(at.length);
        for (long row : at) picked.add(axis, (int) row);
        return picked.block(0).column(0);
    }

    @Override
    public void close() {
        session.close();
    }

    /** The blocks that a script made, as columns by name. */
    record Result(Schema schema, List<Block> blocks) {

        Column column(String name) {
            int index = schema.indexOf(name);
            List<Block> parts = new ArrayList<>();
            long first = 0;
            for (Block block : blocks) {
                parts.add(new Block(first, block.rows(), List.of(block.column(index))));
                first += block.rows();
            }
            return Block.join(parts).column(0);
        }

        double[] doubles(String name) {
            return ((DoubleColumn) column(name)).values();
        }

        long[] longs(String name) {
            return ((LongColumn) column(name)).values();
        }

        List<@Nullable String> texts(String name) {
            kymo.core.kernel.TextColumn texts = (kymo.core.kernel.TextColumn) column(name);
            return IntStream.range(0, texts.size()).mapToObj(texts::text).toList();
        }

        List<String> names() {
            return schema.columns().stream().map(ColumnSpec::name).toList();
        }

        @Nullable
        String unit(String name) {
            return schema.columns().get(schema.indexOf(name)).unit();
        }
    }
}
