package kymo.jobs.ingest.sheet;

import static kymo.jobs.support.WorkbookWriter.day;
import static kymo.jobs.support.WorkbookWriter.fault;
import static kymo.jobs.support.WorkbookWriter.formula;
import static kymo.jobs.support.WorkbookWriter.moment;
import static kymo.jobs.support.WorkbookWriter.styled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.support.WorkbookWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is understood of workbooks, through real hosts. */
class SheetFormatTest {

    @Test
    void theFirstVisibleSheetWithValuesIsReadAndTheOthersAreNamed() {
        Sheets read = read(book -> book.sheet("about", false)
                .row("This workbook holds measurements")
                .row("of last week")
                .sheet("raw", true)
                .row("t", "u")
                .row(0, 1)
                .sheet("run 1")
                .row("t", "u")
                .row(1, 2.5)
                .row(2, 3.5));
        assertThat(read.shape()).isEqualTo("2 rows of t:integer u:float");
        assertThat(read.notices())
                .contains(
                        "sheet 'run 1' is read of the workbook, not 'about'; the option sheet chooses another",
                        "sheet 'run 1' is read, and not the hidden 'raw'; the option sheet chooses another");
        assertThat(read.table().path("sheet").stringValue()).isEqualTo("run 1");
    }

    @ParameterizedTest
    @CsvSource({"raw", "RAW", "2"})
    void aSheetIsChosenByNameOrNumberEvenIfHidden(String sheet) {
        Sheets read = Sheets.read(
                twoSheets(), "run.xlsx", "{\"sheet\": %s}".formatted(sheet.equals("2") ? sheet : "\"" + sheet + "\""));
        assertThat(read.shape()).isEqualTo("1 rows of v:integer");
    }

    @Test
    void aSheetThatIsNotThereIsRefusedWithTheOnesThatAre() {
        assertThatThrownBy(() -> Sheets.read(twoSheets(), "run.xlsx", "{\"sheet\": \"3\"}"))
                .hasMessage(
                        "option 'sheet' must name a sheet of the workbook, or number it from 1 to 2, but was '3'; there are 'run', 'raw'")
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code()).isEqualTo(ProblemCode.OPTION_INVALID);
                    assertThat(problem.pointer()).isEqualTo("/sheet");
                });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "B3:C5, 2 rows of u:integer v:integer",
        "C:D, 3 rows of v:integer w:integer",
        "3:4, 1 rows of t:integer u:integer v:integer w:integer"
    })
    void aRangeIsAllThatIsSeen(String range, String shape) {
        byte[] book = WorkbookWriter.bytes(b -> b.sheet("s")
                .row("title")
                .skip(1)
                .row("t", "u", "v", "w")
                .row(1, 2, 3, 4)
                .row(2, 3, 4, 5)
                .row(3, 4, 5, 6));
        assertThat(Sheets.read(book, "run.xlsx", "{\"range\": \"%s\"}".formatted(range))
                        .shape())
                .isEqualTo(shape);
    }

    @Test
    void namesStandBelowATitleAndAboveTheirUnits() {
        Sheets read = read(book -> book.sheet("s")
                .row("Test report 7")
                .skip(2)
                .row("time", "force", "Length [mm]")
                .row("s", "kN", null)
                .row(0, 1.5, 2)
                .row(1, 1.25, 3));
        assertThat(read.shape()).isEqualTo("2 rows of time[s]:integer force[kN]:float Length [mm][mm]:integer");
        assertThat(read.table().path("header_line").intValue()).isEqualTo(4);
        assertThat(read.table().path("units_line").intValue()).isEqualTo(5);
        assertThat(read.table().path("first_data_line").intValue()).isEqualTo(6);
        assertThat(read.table().path("title").stringValue()).isEqualTo("Test report 7");
    }

    @Test
    void groupsAreJoinedToNamesThatAreNotUnique() {
        Sheets read = read(book -> book.sheet("s")
                .row("time", "front", null, "rear", null)
                .row(null, "min", "max", "min", "max")
                .row(0, 1, 2, 3, 4)
                .merge("A1:A2")
                .merge("B1:C1")
                .merge("D1:E1"));
        assertThat(read.shape())
                .isEqualTo(
                        "1 rows of time:integer front min:integer front max:integer rear min:integer rear max:integer");
        assertThat(read.notices()).anyMatch(notice -> notice.startsWith("columns stand in groups"));
    }

    @Test
    void groupsThatAreNotMergedGoUntilTheNext() {
        Sheets read = read(book -> book.sheet("s")
                .row("time", "front", null, "rear", null)
                .row(null, "min", "max", "min", "max")
                .row(0, 1, 2, 3, 4));
        assertThat(read.shape()).contains("front min", "front max", "rear min", "rear max");
    }

    @Test
    void daysCountFrom1900WithoutTheDayThatNeverWas() {
        Sheets read = read(book -> book.sheet("s")
                .row("day", "v")
                .row(day(1), 1)
                .row(day(59), 2)
                .row(day(60), 3)
                .row(day(61), 4)
                .row(day(44197), 5));
        assertThat(read.shape()).isEqualTo("5 rows of day:date v:integer");
        assertThat(read.column("day")).containsExactly("1900-01-01", "1900-02-28", null, "1900-03-01", "2021-01-01");
        assertThat(read.rejects()).containsExactly("4: day '60': cell A4 is 1900-02-29, a day that there never was");
    }

    @Test
    void daysCountFrom1904WhereTheWorkbookSaysSo() {
        Sheets read = read(book ->
                book.from1904().sheet("s").row("when", "v").row(moment(0), 1).row(moment(43549.0208333333), 2));
        assertThat(read.column("when")).containsExactly("1904-01-01T00:00:00", "2023-03-26T00:30:00");
    }

    @Test
    void aNumbersFormatDecidesWhetherItIsATime() {
        Sheets read = read(book -> book.sheet("s")
                .row("a", "b", "c", "d", "e")
                .row(day(45011), moment(45011.5), styled(0.25, 3), styled(1.5, 4), 45011.5)
                .row(day(45012), moment(45012), styled(0.75, 3), styled(0.5, 4), 45012));
        assertThat(read.shape()).isEqualTo("2 rows of a:date b:datetime c:time d[d]:float e:float");
        assertThat(read.column("b")).containsExactly("2023-03-26T12:00:00", "2023-03-27T00:00:00");
        assertThat(read.column("c")).containsExactly("06:00:00", "18:00:00");
        assertThat(read.column("d")).containsExactly("1.5", "0.5");
    }

    @Test
    void noMomentIsInventedWhereThereIsNone() {
        Sheets read = read(book -> book.sheet("s")
                .row("when", "v")
                .row(moment(-1), 1)
                .row(moment(0.5), 2)
                .row(moment(2958466), 3)
                .row(moment(44197.5), 4));
        assertThat(read.column("when")).containsExactly(null, null, null, "2021-01-01T12:00:00");
        assertThat(read.rejects())
                .hasSize(3)
                .first()
                .asString()
                .contains("cell A2 is a number below that of the first day");
    }

    @Test
    void formulasCountByTheirKeptResults() {
        Sheets read = read(book -> book.sheet("s")
                .row("v", "double", "word")
                .row(1, formula("A2*2", 2), formula("T(A2)", "one"))
                .row(2, formula("A3*2", 4.5), formula("T(A3)", "two"))
                .row(3, formula("A4*2", null), formula("T(A4)", "three")));
        assertThat(read.shape()).isEqualTo("3 rows of v:integer double:float word:string");
        assertThat(read.column("double")).containsExactly("2.0", "4.5", null);
        assertThat(read.notices())
                .contains(
                        "column 'double' holds 3 formulas; the results that the workbook keeps are read, nothing is calculated");
        assertThat(read.rejects())
                .containsExactly("4: double 'a formula without a kept result': cell B4 holds no value");
    }

    @Test
    void anErrorIsMissingAndListedWithItsAddress() {
        Sheets read = read(book -> book.sheet("s")
                .row("t", "v")
                .row(1, 1.5)
                .row(2, fault("#DIV/0!"))
                .row(3, 2.5));
        assertThat(read.column("v")).containsExactly("1.5", null, "2.5");
        assertThat(read.rejects()).containsExactly("3: v '#DIV/0!': cell B3 holds an error");
    }

    @Test
    void ofManyErrorsTheFirstThousandAreListed() {
        Sheets read = read(book -> {
            book.sheet("s").row("t", "v");
            for (int row = 0; row < 2_000; row++) book.row(row, row < 1_500 ? fault("#N/A") : 1.5);
        });
        assertThat(read.rejects()).hasSize(1_000);
        assertThat(read.notices())
                .contains(
                        "column 'v' holds 1500 cells with an error, which are missing, the first 1,000 of them listed among the rejects");
    }

    @Test
    void numbersThatAreTextAreReadAsNumbers() {
        Sheets read = read(book -> book.sheet("s")
                .row("a", "b", "code")
                .row("1.5", "1,5", "007")
                .row(2, "2,25", "008")
                .row("-3e2", "10", "009"));
        assertThat(read.shape()).isEqualTo("3 rows of a:float b:float code:string");
        assertThat(read.column("a")).containsExactly("1.5", "2.0", "-300.0");
        assertThat(read.column("b")).containsExactly("1.5", "2.25", "10.0");
        assertThat(read.notices())
                .contains("column 'a' holds 2 numbers that are stored as text; they are read as numbers");
    }

    @Test
    void aColumnOfAMixtureIsText() {
        Sheets read = read(book -> book.sheet("s")
                .row("t", "what")
                .row(1, true)
                .row(2, 1.5)
                .row(3, day(45011))
                .row(4, "x"));
        assertThat(read.column("what")).containsExactly("true", "1.5", "2023-03-26", "x");
    }

    @Test
    void whatStandsBelowTheTableBehindAGapIsNoRow() {
        Sheets read = read(book -> book.sheet("s")
                .row("t", "v")
                .row(1, 1.5)
                .skip(1)
                .row(2, 2.5)
                .skip(2)
                .row("measured by N. N.")
                .row("and N. N."));
        assertThat(read.shape()).isEqualTo("2 rows of t:integer v:float");
        assertThat(read.notices())
                .contains(
                        "rows below the table that hold no values, which are left out: 2, the first of them 'measured by N. N.'");
        assertThat(read.table().path("blank_rows_inside").intValue()).isEqualTo(1);
    }

    @Test
    void aTypeThatIsToldIsTaken() {
        byte[] book = WorkbookWriter.bytes(
                b -> b.sheet("s").row("t", "v").row(1, 1).row(2, 2.5).row(3, "x"));
        Sheets read = Sheets.read(book, "run.xlsx", "{\"types\": {\"v\": \"integer\", \"t\": \"string\"}}");
        assertThat(read.shape()).isEqualTo("3 rows of t:string v:integer");
        assertThat(read.column("v")).containsExactly("1", null, null);
        assertThat(read.rejects())
                .containsExactly(
                        "3: v '2.5': cell B3 is not a whole number", "4: v 'x': cell B4 is not a whole number");
    }

    @Test
    void markersStandForMissingValues() {
        byte[] book = WorkbookWriter.bytes(
                b -> b.sheet("s").row("t", "v").row(1, -999).row(2, "NA").row(3, 2.5));
        Sheets read = Sheets.read(book, "run.xlsx", "{\"missing\": [\"-999\"]}");
        assertThat(read.column("v")).containsExactly(null, null, "2.5");
        assertThat(read.rejects()).isEmpty();
    }

    @Test
    void goingOnFromAnyBlockGivesTheSameBlocks() {
        byte[] book = WorkbookWriter.bytes(b -> {
            b.sheet("s").row("n", "text", "u");
            for (int row = 0; row < 9_000; row++)
                b.row(row, "x".repeat(2_000), row % 700 == 13 ? fault("#N/A") : row / 8.0);
        });
        Sheets whole = Sheets.read(book, "run.xlsx", "{}");
        assertThat(whole.blocks()).hasSizeGreaterThan(4);
        for (int skipped : List.of(1, 3)) {
            Sheets rest = Sheets.readFrom(book, "run.xlsx", "{}", skipped);
            assertThat(rest.blocks())
                    .isEqualTo(whole.blocks().subList(skipped, whole.blocks().size()));
            assertThat(whole.rejects()).endsWith(rest.rejects().toArray(String[]::new));
        }
    }

    @Test
    void whatIsKeptOfAReadingReadsTheSame() {
        Sheets read = read(book -> book.sheet("s").row("t", "v").row(1, 1.5));
        assertThat(Sheets.keptAndRead(read).blocks()).isEqualTo(read.blocks());
    }

    @Test
    void aBombIsRefusedByNameOfItsLimit() {
        byte[] book = WorkbookWriter.bytes(b -> b.sheet("s").row("t", "v").row(1, " ".repeat(30_000_000)));
        assertThatThrownBy(() -> Sheets.read(book, "run.xlsx", "{}"))
                .hasMessageStartingWith(
                        "a workbook may unpack to at most 200 times its size but 'run.xlsx' does not keep to that: its part 'xl/sharedStrings.xml' of")
                .hasMessageEndingWith("; save the sheet as CSV")
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.WORKBOOK_LIMIT));
    }

    /** Small files are held in memory with all of their rows; a worker must not believe that of a workbook. */
    @Test
    void aFileOfAFewKilobytesMayHoldVeryMuchText() {
        String text = "x".repeat(20_000);
        byte[] book = WorkbookWriter.bytes(b -> {
            b.sheet("s").row("n", "text");
            for (int row = 0; row < 2_000; row++) b.row(row, text);
        });
        Sheets read = Sheets.read(book, "run.xlsx", "{}");
        long characters = read.column("text").stream()
                .mapToLong(cell -> Objects.requireNonNull(cell).length())
                .sum();
        assertThat(characters).isGreaterThan(500L * book.length);
        assertThat(new SheetFormat().isDense()).isTrue();
    }

    private static byte[] twoSheets() {
        return WorkbookWriter.bytes(book -> book.sheet("run")
                .row("t")
                .row(1)
                .row(2)
                .sheet("raw", true)
                .row("v")
                .row(7));
    }

    private static Sheets read(Consumer<WorkbookWriter> content) {
        return Sheets.read(WorkbookWriter.bytes(content), "run.xlsx", "{}");
    }
}
