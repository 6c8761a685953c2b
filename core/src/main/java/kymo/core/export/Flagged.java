package kymo.core.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import kymo.core.dataset.Catalogue;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Dataset;
import kymo.core.dataset.Schema;
import kymo.core.files.FileStore;
import kymo.core.kernel.Block;
import kymo.core.kernel.Column;
import kymo.core.kernel.LongColumn;
import kymo.core.kernel.PickedRows;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.processors.DataQualityProcessor;

/**
 * What becomes of rows that a data-quality run has flagged. A row's flag is the worst roll-up of the columns that leave and of the axis.
 *
 * @param result the run's result, or the run: they have one id
 * @param worst the worst flag of a row that stays, where others are left out
 */
public record Flagged(UUID result, Handling handling, RowFlag worst) {

    /** What is done with them. */
    public enum Handling {
        /** They are left out. */
        EXCLUDE,
        /** Every row gets its flag in a column of its own. */
        MARK;

        /** As options name it. */
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String MARK_NAME = "flag";

    /** The column that holds the flags; its name is none that is there. */
    static ColumnSpec mark(Collection<ColumnSpec> others) {
        Set<String> names = others.stream().map(ColumnSpec::name).collect(Collectors.toSet());
        String name = MARK_NAME;
        for (int number = 2; names.contains(name); number++) name = MARK_NAME + "_" + number;
        return new ColumnSpec(name, ColumnType.INTEGER, null);
    }

    /**
     * The published result that the flags come from.
     *
     * @throws ProblemException {@code EXPORT_OPTION_INVALID} at {@code /flags} when it is none of this dataset
     */
    Dataset result(Catalogue catalogue, Dataset source) {
        return catalogue
                .find(result)
                .filter(Dataset::isPublished)
                .filter(found -> found.origin().processor().equals(DataQualityProcessor.NAME)
                        && source.id().equals(found.origin().parentId()))
                .orElseThrow(() -> new ProblemException(
                                ProblemCode.EXPORT_OPTION_INVALID,
                                "flags must name a completed run of data-quality over dataset '%s' but %s is none; run data-quality on it, or leave flags out"
                                        .formatted(source.name(), result))
                        .in("flags"));
    }

    RowFlags open(Catalogue catalogue, FileStore files, Dataset source, Excerpt excerpt) {
        Schema schema = source.schema();
        List<String> names = new ArrayList<>(Arrays.stream(excerpt.columnsOf(schema))
                .mapToObj(column -> schema.columns().get(column).name())
                .toList());
        if (schema.axis() >= 0
                && !names.contains(schema.columns().get(schema.axis()).name()))
            names.add(schema.columns().get(schema.axis()).name());
        return RowFlags.open(catalogue, files, result(catalogue, source).id(), names);
    }

    /** The rows of the block that leave, as they leave. */
    Block applied(Block block, RowFlags flags) {
        RowFlag[] found = flags.of(block.firstRow(), block.rows());
        return switch (handling) {
            case MARK -> {
                List<Column> columns = new ArrayList<>(block.columns());
                columns.add(LongColumn.of(
                        Arrays.stream(found).mapToLong(RowFlag::code).toArray()));
                yield new Block(block.firstRow(), block.rows(), columns);
            }
            case EXCLUDE -> {
                PickedRows stay = new PickedRows(block.rows());
                for (int row = 0; row < found.length; row++) if (!found[row].isWorseThan(worst)) stay.add(block, row);
                if (stay.size() == block.rows()) yield block;
                yield stay.size() == 0 ? block.slice(0, 0) : stay.block(block.firstRow());
            }
        };
    }
}
