package kymo.jobs.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kymo.core.dataset.ColumnType;
import kymo.core.intake.IngestOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

class TextLookTest {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @Test
    void aReadingAndAPositionComeBackFromJson() {
        Reading reading = look("t [s];d;x\n0,5;01.02.2021;a\n1,5;02.02.2021;b\n");
        assertThat(JSON.readValue(JSON.writeValueAsString(reading), Reading.class))
                .isEqualTo(reading);
        Position position = new Position(7, 2, 1, List.of(0L, 3L), List.of(ColumnType.FLOAT, ColumnType.STRING));
        assertThat(JSON.readValue(JSON.writeValueAsString(position), Position.class))
                .isEqualTo(position);
    }

    @Test
    void columnsHaveNamesUnitsTypesAndAnAxis() {
        Reading reading = look("n;Zeit;T [°C];ok\n7;01.02.2021 10:00;1,5;true\n3;01.02.2021 10:05;2,5;FALSE\n");
        assertThat(columns(reading)).isEqualTo("n:integer Zeit:datetime T [°C]:float ok:boolean");
        assertThat(reading.columns().get(2).unit()).isEqualTo("°C");
        assertThat(reading.delimiter()).isEqualTo(";");
        assertThat(reading.decimal()).isEqualTo(",");
        assertThat(reading.axis()).isEqualTo(1);
        assertThat(reading.dataOffset()).isEqualTo("n;Zeit;T [°C];ok\n".getBytes(StandardCharsets.UTF_8).length);
        assertThat(reading.schema().columns()).hasSize(4);
    }

    @Test
    void theFirstRisingNumberIsTheAxisWhereThereIsNoTime() {
        assertThat(look("a,b\n3,1\n2,2\n5,3\n").axis()).isEqualTo(1);
        assertThat(look("a,b\n3,1\n2,1\n5,3\n").axis()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {40_000, 60_000, 75_000, 150_000, 400_000})
    void theAxisIsFoundInAFileOfAnyLength(int rows) {
        StringBuilder text = new StringBuilder("time [s],y\n");
        for (int row = 0; row < rows; row++)
            text.append(row * 0.25).append(",120.375").append(row % 7).append('\n');
        Reading reading = look(text.toString());
        assertThat(reading.axis()).isZero();
        assertThat(reading.notices()).noneMatch(notice -> notice.code().equals("time-backwards"));
    }

    @ParameterizedTest
    @CsvSource({
        "13/02/2021,dd/MM/yyyy",
        "02/13/2021,MM/dd/yyyy",
        "2021/02/13,yyyy/MM/dd",
        "13.02.21,dd.MM.yy",
        "2021-02-13,yyyy-MM-dd",
        "13-Feb-2021,dd-MMM-yyyy",
        "Feb 13 2021,MMM dd yyyy",
        "2021-02-13T10:00:00Z,yyyy-MM-ddTHH:mm:ssXXX",
        "2021-02-13 10:00,yyyy-MM-dd HH:mm",
        "02/13/21 01:00:00 PM,MM/dd/yy hh:mm:ss a",
        "20210213:1010,yyyyMMdd:HHmm",
        "18.00.00,HH.mm.ss",
        "18:30,HH:mm",
        "2021-02-13T10:00:00+02:00,yyyy-MM-ddTHH:mm:ssXXX{+02:00}"
    })
    void timesAreRecognised(String cell, String format) {
        assertThat(look("a|b\n" + cell + "|1\n" + cell + "|2\n")
                        .columns()
                        .get(0)
                        .format())
                .isEqualTo(format);
    }

    @Test
    void aDateOrderIsFoundInAnotherColumnOrTold() {
        Reading found = look("a,b\n01/02/2021,13/02/2021\n");
        assertThat(found.columns().get(0).format()).isEqualTo("dd/MM/yyyy");
        Reading told = look("a,b\n01/02/2021,1\n", "{\"dateOrder\": \"mdy\"}");
        assertThat(told.columns().get(0).format()).isEqualTo("MM/dd/yyyy");
        assertThat(told.notices()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1679790600,epoch_s",
        "1679790600137,epoch_ms",
        "1679790600137000,epoch_us",
        "20230326,yyyyMMdd",
        "20230326103000,yyyyMMddHHmmss"
    })
    void numbersAreTimesWhereTheUserSaysSo(String cell, String format) {
        String type = format.startsWith("epoch") ? "instant" : format.length() > 8 ? "datetime" : "date";
        Reading reading = look("t,x\n" + cell + ",1\n", "{\"types\": {\"t\": \"" + type + "\"}}");
        assertThat(reading.columns().get(0))
                .isEqualTo(new ColumnReading(
                        "t", null, ColumnType.valueOf(type.toUpperCase(java.util.Locale.ROOT)), format, 0));
        TextBlocksTest.Run run =
                TextBlocksTest.run(BytesFile.of("t,x\n" + cell + ",1\n"), reading, Position.start(reading), 1);
        assertThat(run.rejects).isEmpty();
    }

    @Test
    void aTypeForAColumnThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> look("a,b\n1,2\n", "{\"types\": {\"c\": \"float\"}}"))
                .hasMessage("option 'types' must name columns of the file but 'c' is none of a, b; correct the name or"
                        + " leave it out");
    }

    @Test
    void aFewDecimalsMakeAColumnOfWholeNumbersDecimal() {
        StringBuilder text = new StringBuilder("n\n");
        for (int row = 0; row < 5000; row++)
            text.append(row == 4000 ? "1.5" : row).append('\n');
        assertThat(columns(look(text.toString()))).isEqualTo("n:float");
    }

    @Test
    void whatComesLaterIsSeenInSlices() {
        StringBuilder text = new StringBuilder("n,s\n");
        for (int row = 0; row < 400_000; row++)
            text.append(row > 200_000 ? "1.5" : "1").append(",a\n");
        Reading reading = look(text.toString());
        assertThat(columns(reading)).isEqualTo("n:float s:string");
        assertThat(reading.blockRows()).isEqualTo(65_536);
    }

    @Test
    void codesWithLeadingZerosStayTextAndShortNumbersDoNot() {
        assertThat(columns(look("id,month\n00123,01\n00007,12\n"))).isEqualTo("id:string month:integer");
    }

    @Test
    void aHeaderMayBeToldOrDenied() {
        assertThat(columns(look("1,2\n3,4\n", "{\"headerLine\": 1}"))).isEqualTo("1:integer 2:integer");
        assertThat(columns(look("a,b\nc,d\n", "{\"headerLine\": 0, \"firstDataLine\": 1}")))
                .isEqualTo("column_1:string column_2:string");
        Reading units = look("x,y\nfoo,bar\n1,2\n", "{\"headerLine\": 1, \"unitsLine\": 2}");
        assertThat(units.columns().get(1).unit()).isEqualTo("bar");
        assertThat(units.firstDataLine()).isEqualTo(3);
    }

    @Test
    void rowsThatBeginWithANumberSignAreNoComments() {
        assertThat(columns(look("id,x\n#1,2.5\n#2,3.5\n#3,4.5\n"))).isEqualTo("id:string x:float");
        assertThat(look("a,b\n1,2\n3,4\n5,6\n# moved the sensor\n7,8\n").comment())
                .isEqualTo("#");
    }

    @Test
    void unitsMayStandBelowTheNames() {
        Reading reading = look("time,temp,flow\ns,degC,m^3/h\n0,1.5,2\n1,2.5,3\n");
        assertThat(reading.unitsLine()).isEqualTo(2);
        assertThat(reading.columns()).extracting(ColumnReading::unit).containsExactly("s", "degC", "m^3/h");
    }

    @Test
    void aFileOfAnotherEncodingIsReadWhereItIsTold() {
        byte[] bytes = "Дата,Напряжение\n2021-01-01,5\n".getBytes(Charset.forName("IBM866"));
        assertThatThrownBy(() -> TextLook.look(new BytesFile(bytes), "f.csv", IngestOptions.none()))
                .hasMessageStartingWith(
                        "a file without byte order mark must be UTF-8 or windows-1252 but 'f.csv' holds byte 0x8");
        Reading reading = TextLook.look(
                new BytesFile(bytes), "f.csv", IngestOptions.parse(JSON.readTree("{\"encoding\": \"IBM866\"}")));
        assertThat(reading.columns()).extracting(ColumnReading::name).containsExactly("Дата", "Напряжение");
    }

    @Test
    void wideningKeepsEverythingElse() {
        Reading reading = look("d,n\n2021-01-01,1\n2021-01-02,2\n");
        Reading wider = reading.widened(Map.of(0, ColumnType.DATETIME, 1, ColumnType.STRING));
        assertThat(columns(wider)).isEqualTo("d:datetime n:string");
        assertThat(wider.columns().get(0).format()).isEqualTo("yyyy-MM-dd HH:mm:ss");
        assertThat(wider.axis()).isZero();
        assertThat(wider.notices()).hasSize(2);
        assertThat(reading.widened(Map.of(0, ColumnType.STRING)).axis()).isEqualTo(-1);
    }

    private static String columns(Reading reading) {
        return reading.columns().stream()
                .map(column -> column.name() + ":" + column.type().wireName())
                .collect(Collectors.joining(" "));
    }

    private static Reading look(String text) {
        return look(text, "{}");
    }

    private static Reading look(String text, String options) {
        return TextLook.look(BytesFile.of(text), "f.csv", IngestOptions.parse(JSON.readTree(options)));
    }
}
