package kymo.jobs.ingest.sheet;

import static kymo.jobs.support.WorkbookWriter.day;
import static kymo.jobs.support.WorkbookWriter.fault;
import static kymo.jobs.support.WorkbookWriter.formula;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import kymo.jobs.ingest.format.Choice;
import kymo.jobs.support.WorkbookWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of how surely a workbook was understood. */
class SheetChoicesTest {

    @Test
    void ofAPlainTableEverythingIsSure() {
        Sheets read = read(book -> plain(book.sheet("run")));
        assertThat(said(read))
                .isEqualTo(
                        "sheet \"run\" 1.0; range \"A1:B3\" 1.0; headerLine 1 1.0; unitsLine 0 1.0; firstDataLine 2 1.0; dateSystem \"1900\" 1.0");
        assertThat(read.found().choices())
                .allSatisfy(choice -> assertThat(choice.told()).isFalse());
    }

    @Test
    void twoSheetsOfAsManyRowsAreAnEvenGuess() {
        Sheets read = read(book -> {
            plain(book.sheet("one"));
            plain(book.sheet("two"));
            book.sheet("words").row("nothing").row("else");
        });
        assertThat(said(read)).startsWith("sheet \"one\" 0.5 or \"two\"; range");
        assertThat(read.table().path("other_sheets").toString()).isEqualTo("[\"two\",\"words\"]");
    }

    @Test
    void aLongerSheetIsAMuchBetterGuess() {
        Sheets read = read(book -> {
            book.sheet("long").row("t", "v");
            for (int row = 0; row < 700; row++) book.row(row, row / 2.0);
            plain(book.sheet("short"));
        });
        assertThat(said(read)).startsWith("sheet \"long\" 0.996;");
    }

    @Test
    void tablesSideBySideAreAnEvenGuessAndToldInANotice() {
        Sheets read = read(book -> book.sheet("s")
                .row("t", "u", null, "t", "u", "v")
                .row(1, 2.5, null, 3, 4.5, 5)
                .row(2, 3.5, null, 4, 5.5, 6));
        assertThat(said(read)).contains("range \"A1:F3\" 0.5 or \"D1:F3\"");
        assertThat(read.notices())
                .contains(
                        "2 groups of columns stand side by side with blank columns between and are read as one table; set the option range to one of them, such as D1:F3, if they are several");
        assertThat(Sheets.read(read.book().read(0, (int) read.book().bytes()), "a.xlsx", "{\"range\": \"D1:F3\"}")
                        .shape())
                .isEqualTo("2 rows of t:integer u:float v:integer");
    }

    @Test
    void amongNothingButWordsTheFirstRowMayBeNamesOrNot() {
        Sheets read = read(
                book -> book.sheet("s").row("who", "what").row("me", "this").row("you", "that"));
        assertThat(said(read)).contains("headerLine 1 0.5 or 0", "firstDataLine 2 0.5 or 1");
    }

    @Test
    void namesThatAreYearsAreLessSure() {
        Sheets read = read(
                book -> book.sheet("s").row("a", "b", "c", 2024).row(1, 2, 3, 4).row(2, 3, 4, 5));
        assertThat(said(read)).contains("headerLine 1 0.75 or 0");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "sheet|\"run\"",
                "range|\"A1:B3\"",
                "headerLine|1",
                "unitsLine|0",
                "firstDataLine|2",
                "dateSystem|\"1904\"",
                "decimal|\",\""
            })
    void whatIsToldIsSaidToBeTold(String option, String value) {
        byte[] book = WorkbookWriter.bytes(b -> plain(b.sheet("run")));
        Sheets read = Sheets.read(book, "run.xlsx", "{\"%s\": %s}".formatted(option, value));
        Choice choice = read.found().choices().stream()
                .filter(one -> one.name().equals(option))
                .findFirst()
                .orElseThrow();
        assertThat(choice.told()).isTrue();
        assertThat(choice.value().toString()).isEqualTo(value);
        assertThat(read.shape()).isEqualTo("2 rows of day:date v:float");
    }

    @Test
    void daysCountFromTheYearThatIsTold() {
        byte[] book = WorkbookWriter.bytes(b -> plain(b.sheet("run")));
        assertThat(Sheets.read(book, "run.xlsx", "{}").column("day")).containsExactly("2023-03-26", "2023-03-27");
        assertThat(Sheets.read(book, "run.xlsx", "{\"dateSystem\": \"1904\"}").column("day"))
                .containsExactly("2027-03-27", "2027-03-28");
    }

    @Test
    void typesThatAreNotCertainAreNamedWithTheNextBest() {
        Sheets read = read(book -> book.sheet("s")
                .row("n", "asText", "half", "nothing", "told", "thousands")
                .row(1, "1.5", 1, null, 1, "1,234")
                .row(2, "2.5", "x", null, 2, "2,345")
                .row(3, "3.5", "y", null, 3, "3,456")
                .row(4, "4.5", 4, null, 4, "4,567"));
        assertThat(said(read))
                .contains(
                        "types asText \"float\" 0.5 or \"string\"",
                        "types half \"string\" 0.75 or \"float\"",
                        "types nothing \"empty\" 0.5 or \"float\"",
                        "types thousands \"string\" 0.5 or \"float\"")
                .doesNotContain("types n ");
    }

    @Test
    void aCommaThatMayBeADecimalSignOrNotIsToldAndSettledByTheOption() {
        byte[] book = WorkbookWriter.bytes(
                b -> b.sheet("s").row("n", "v").row(1, "1,234").row(2, "2,345").row(3, "3,456"));
        Sheets read = Sheets.read(book, "a.xlsx", "{}");
        assertThat(said(read)).contains("decimal \".\" 0.5 or \",\"");
        assertThat(read.notices())
                .contains(
                        "column 'v' is read as text: 3 of 3 cells are texts such as 1,234 that are numbers where a comma is the decimal sign; set the option decimal to , if it is");
        Sheets told = Sheets.read(book, "a.xlsx", "{\"decimal\": \",\"}");
        assertThat(told.column("v")).containsExactly("1.234", "2.345", "3.456");
        assertThat(told.notices()).noneMatch(notice -> notice.contains("such as 1,234"));
    }

    @Test
    void whatIsKeptOfAReadingHoldsItsChoicesAndFacts() {
        Sheets read = read(book -> {
            plain(book.sheet("run"));
            book.row(day(45013), formula("1+1", 2)).row(day(45014), fault("#N/A"));
            book.sheet("secret", true).row("v").row(1);
        });
        Sheets kept = Sheets.keptAndRead(read);
        assertThat(said(kept)).isEqualTo(said(read)).isNotEmpty();
        assertThat(kept.table()).isEqualTo(read.table());
        assertThat(kept.table().path("hidden_sheets").toString()).isEqualTo("[\"secret\"]");
        assertThat(kept.table().path("formula_cells").intValue()).isEqualTo(1);
        assertThat(kept.table().path("error_cells").intValue()).isEqualTo(1);
    }

    private static void plain(WorkbookWriter sheet) {
        sheet.row("day", "v").row(day(45011), 1.5).row(day(45012), 2.5);
    }

    private static String said(Sheets read) {
        StringBuilder said = new StringBuilder();
        for (Choice choice : read.found().choices()) {
            if (!said.isEmpty()) said.append("; ");
            said.append(choice.name());
            if (choice.column() != null) said.append(' ').append(choice.column());
            said.append(' ').append(choice.value()).append(' ').append(choice.confidence());
            if (choice.next() != null) said.append(" or ").append(choice.next());
        }
        return said.toString();
    }

    private static Sheets read(Consumer<WorkbookWriter> content) {
        return Sheets.read(WorkbookWriter.bytes(content), "run.xlsx", "{}");
    }
}
