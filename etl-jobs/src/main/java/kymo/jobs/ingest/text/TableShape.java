package kymo.jobs.ingest.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records that one supposed delimiter makes of a file's beginning, and how much they look like a table: how many records from
 * the first of their kind on have the same number of fields, and how many of their cells hold numbers, times or nothing.
 *
 * @param rows all records but blank ones and comments
 * @param fields the number of fields that most records of the table have
 * @param first index in {@code rows} of the first such record
 * @param score of how good a table this is; 0 for none
 */
record TableShape(String delimiter, List<CsvRecords.Row> rows, int fields, int first, double score) {

    private static final int SCORED_ROWS = 400;
    private static final int SCORED_CELLS = 50;
    /** Kinds of cells are counted in so many rows. */
    private static final int TYPED_ROWS = 100;

    static TableShape of(String text, String delimiter, @Nullable String quote, @Nullable String comment, int most) {
        List<CsvRecords.Row> rows = CsvRecords.of(text, 1, delimiter, quote, comment, most);
        Map<Integer, Integer> counts = new HashMap<>();
        Map<Integer, Integer> firsts = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            int size = rows.get(i).fields().size();
            counts.merge(size, 1, Integer::sum);
            firsts.putIfAbsent(size, i);
        }
        int best = 1;
        int first = 0;
        double heaviest = -1;
        for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
            int size = entry.getKey();
            int begin = firsts.getOrDefault(size, 0);
            double share = entry.getValue() / (double) (rows.size() - begin);
            double weight = entry.getValue() * share * (size > 1 ? 1.0 : 0.5);
            if (weight > heaviest || (weight == heaviest && size > best)) {
                heaviest = weight;
                best = size;
                first = begin;
            }
        }
        return new TableShape(delimiter, rows, best, first, score(rows, best, first));
    }

    private static double score(List<CsvRecords.Row> rows, int fields, int first) {
        if (fields < 2) return 0;
        int same = 0;
        int cells = 0;
        int typed = 0;
        int behind = Math.min(rows.size(), first + SCORED_ROWS);
        for (int i = first; i < behind; i++) {
            CsvRecords.Row row = rows.get(i);
            if (row.fields().size() != fields) continue;
            same++;
            if ((i == first && behind - first > 1) || same > TYPED_ROWS) continue;
            for (int cell = 0; cell < Math.min(fields, SCORED_CELLS); cell++) {
                PreviewCell kind = PreviewCell.of(row.fields().get(cell));
                if (kind == PreviewCell.EMPTY) continue;
                cells++;
                if (kind != PreviewCell.WORD) typed++;
            }
        }
        double share = same / (double) (behind - first);
        double plausible = cells == 0 ? 0 : typed / (double) cells;
        return share * share * (0.3 + plausible) * (1 + Math.min(0.2, Math.log10(same + 1.0) / 10));
    }

    /** The records that have as many fields as most, or more: the table's body. */
    List<CsvRecords.Row> body() {
        List<CsvRecords.Row> body = new ArrayList<>();
        for (int i = first; i < rows.size(); i++) {
            if (rows.get(i).fields().size() >= fields) body.add(rows.get(i));
        }
        return body;
    }
}
