package kymo.jobs.ingest.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import kymo.core.files.ReadableFile;
import kymo.core.intake.IngestOptions;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.format.Notice;

/**
 * Looks at parts of a text file, its beginning and some even slices of the rest, and says how all of it is to be read. What was
 * guessed is noted.
 */
public final class TextLook {

    /** Most columns that a file may have. */
    public static final int MAX_COLUMNS = 20_000;

    static final int ROWS = 20_000;

    private static final long GONE_THROUGH_BYTES = 16L << 20;

    private static final String DELIMITERS = ",;\t|";

    private final Sample sample;
    private final String fileName;
    private final IngestOptions options;
    private final List<Notice> notices = new ArrayList<>();
    private final Choices choices = new Choices();
    private final List<TextTable.Stretch> headLines = new ArrayList<>();

    private TextLook(ReadableFile file, String fileName, IngestOptions options) {
        if (file.bytes() == 0) throw empty(fileName, "has no bytes");
        this.fileName = fileName;
        this.options = options;
        sample = Sample.of(file, ROWS);
    }

    /**
     * What was understood of the file.
     *
     * @param fileName for messages
     * @throws ProblemException when it is empty ({@code FILE_EMPTY}), no text ({@code FILE_NOT_TEXT}, {@code ENCODING_UNKNOWN}), holds no table
     *     ({@code FILE_NO_TABLE}), goes beyond a limit ({@code LINE_TOO_LONG}, {@code CELL_TOO_LONG}, {@code TOO_MANY_COLUMNS}), a quote is never
     *     closed ({@code QUOTE_UNBALANCED}), or an option does not fit it ({@code OPTION_INVALID})
     */
    public static Reading look(ReadableFile file, String fileName, IngestOptions options) {
        return new TextLook(file, fileName, options).reading(file.bytes());
    }

    /** The same, with what was decided. */
    static TextTable table(ReadableFile file, String fileName, IngestOptions options) {
        return new TextLook(file, fileName, options).table(file.bytes());
    }

    /** The same, and where in the file the tables lie if it holds several. */
    static TextTables tables(ReadableFile file, String fileName, IngestOptions options) {
        TextLook look = new TextLook(file, fileName, options);
        TextTable whole = look.table(file.bytes());
        ReadableFile held = look.sample.isWhole() ? new HeldFile(look.sample.head().bytes) : file;
        boolean one = options.place().tellsLines() || !look.mayHoldSeveral(file.bytes());
        return new TextTables(whole, held, one ? List.of() : Sections.of(held, whole.understood()));
    }

    /** Going through all of a long file costs a third of what reading it does, so a blank line must have been seen in it. */
    private boolean mayHoldSeveral(long fileBytes) {
        return fileBytes <= GONE_THROUGH_BYTES
                || sample.head().holdsBlankLine()
                || sample.slices().stream().anyMatch(Sample.Part::holdsBlankLine);
    }

    private TextTable table(long fileBytes) {
        Reading reading = reading(fileBytes);
        return new TextTable(reading, choices.all(), List.copyOf(headLines));
    }

    private Reading reading(long fileBytes) {
        NotText.refuseOtherKinds(sample.head().bytes, fileName);
        if (!EncodingGuess.isWide(sample, options.notation())) refuseControls();
        EncodingGuess encoding = EncodingGuess.of(sample, fileName, options.notation(), notices);
        String told = options.notation().delimiter();
        if (encoding.bomBytes() == fileBytes) throw empty(fileName, "holds nothing but a byte order mark");
        HeadText head =
                new HeadText(sample, encoding, new Dialect(encoding.charset(), told == null ? "," : told, null, null));
        if (sample.isWhole() && head.isBlank()) throw empty(fileName, "holds nothing but blank lines");
        List<String> lines = head.lines();
        refuseManyColumns(lines);
        DialectGuess dialect = DialectGuess.of(head.preview(), lines, options.notation());
        TableShape shape = dialect.shape();
        if (shape.rows().isEmpty())
            throw new ProblemException(
                    ProblemCode.FILE_NO_TABLE,
                    "a table must have at least one row but '%s' holds nothing but comments and blank lines in its first %d lines; name the comment sign and the header line in the options"
                            .formatted(fileName, lines.size()));
        HeaderGuess header = HeaderGuess.of(shape, lines, dialect.comment(), options.place());
        encoding.choose(sample, options.notation(), choices);
        dialect.choose(options.notation(), choices);
        header.choose(shape, options.place(), choices);
        IntStream.of(header.headerLine(), header.unitsLine())
                .filter(line -> line > 0 && line <= lines.size())
                .sorted()
                .forEach(line -> headLines.add(head.stretch(line)));
        int fields = Math.max(shape.fields(), header.names().size());
        if (fields > MAX_COLUMNS) throw tooManyColumns(fields);
        SampledRows rows = new SampledRows(sample, encoding, dialect, header, head, missing(), fields);
        return new ColumnsLook(rows, dialect, header, options, notices, choices)
                .reading(encoding, head, fileBytes, missing());
    }

    private List<String> missing() {
        Set<String> markers = new LinkedHashSet<>();
        List<String> told = options.notation().missing();
        if (told != null) markers.addAll(told);
        PreviewCell.MISSING.stream().sorted().forEach(markers::add);
        return List.copyOf(markers);
    }

    private void refuseControls() {
        NotText.refuseControls(sample.head().bytes, 0, fileName);
        for (Sample.Part slice : sample.slices()) NotText.refuseControls(slice.bytes, slice.offset, fileName);
    }

    /** Before anything is taken apart: a line of a million fields would cost memory. */
    private void refuseManyColumns(List<String> lines) {
        String told = options.notation().delimiter();
        String delimiters = told == null || told.length() > 1 ? DELIMITERS : told;
        for (String line : lines) {
            if (line.length() < MAX_COLUMNS) continue;
            for (int i = 0; i < delimiters.length(); i++) {
                char delimiter = delimiters.charAt(i);
                long count = line.chars().filter(c -> c == delimiter).count();
                if (count >= MAX_COLUMNS) throw tooManyColumns(count + 1);
            }
        }
    }

    private ProblemException tooManyColumns(long columns) {
        return new ProblemException(
                ProblemCode.TOO_MANY_COLUMNS,
                "a dataset has at most %d columns but '%s' has %d; split it, or name its delimiter in the options"
                        .formatted(MAX_COLUMNS, fileName, columns));
    }

    private static ProblemException empty(String fileName, String found) {
        return new ProblemException(
                ProblemCode.FILE_EMPTY,
                "a file must hold a table but '%s' %s; upload the file that the instrument wrote"
                        .formatted(fileName, found));
    }
}
