package kymo.jobs.ingest.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import kymo.core.intake.IngestOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShiftJisEvidenceTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static final List<String> JAPANESE = List.of(
            "日時",
            "温度(℃)",
            "湿度[％]",
            "測定値",
            "電圧",
            "電流",
            "チャンネル１",
            "センサー",
            "サンプル名",
            "備考",
            "開始時刻",
            "ﾃﾞｰﾀﾛｶﾞｰ 計測",
            "圧力",
            "μｍ計測",
            "室温",
            "経過時間",
            "測定開始",
            "計測データ",
            "気温");

    /** Words, signs and names of Western Europe, among them such as Shift_JIS would take for its own. */
    private static final List<String> WESTERN = List.of(
            "Größe",
            "Länge",
            "Temperatur °C",
            "µm",
            "±0,5",
            "m²/s",
            "Prüfkörper",
            "Gerät",
            "ÄÖÜ",
            "äöüß",
            "Straße",
            "café",
            "température",
            "Année",
            "déjà vu",
            "mesuré à 20 °C",
            "señal",
            "año",
            "é",
            "È",
            "œuvre",
            "‘quoted’",
            "“A”",
            "“é”",
            "sensor’s",
            "it’s",
            "10–20",
            "a—b",
            "€",
            "€5",
            "50‰",
            "• item",
            "™",
            "naïve",
            "übermäßig",
            "Øre",
            "smørrebrød",
            "Ångström",
            "À",
            "Çà et là",
            "ÆØÅ",
            "æøå",
            "«texte»",
            "¿Qué?",
            "3×4",
            "½",
            "¾",
            "ÉTÉ",
            "ŠKODA",
            "žluťoučký".replace("ť", "t").replace("č", "c"),
            "…",
            "„Probe“",
            "‚x‘",
            "ƒ(x)",
            "†",
            "‡ note",
            "ˆ",
            "‹a›",
            "Œ",
            "Ž",
            "–",
            "™s");

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void westernTextIsNeverTakenForJapanese(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            String text = table(random, WESTERN, 1 + random.nextInt(6));
            assertThat(charset(text.getBytes(WINDOWS))).as(text).isNull();
            String latin = text.replaceAll("[^\\u0000-\\u00FF]", "");
            assertThat(charset(latin.getBytes(StandardCharsets.ISO_8859_1)))
                    .as(latin)
                    .isNull();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noSequenceOfWesternLettersIsTakenForJapanese(long seed) {
        Random random = new Random(seed);
        String letters = "äöüÄÖÜßéèêëàâçñõøåæœŒŠšŽžÿ°µ±²³½×÷";
        String[] around = {
            "%s", "%s", "%s", "“%s”", "‘%s’", "„%s“", "«%s»", "%s…", "– %s", "• %s", "%s’s", "€ %s", "%s‰", "%s™"
        };
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder("t,");
            for (int count = 1 + random.nextInt(4); count > 0; count--) {
                StringBuilder word = new StringBuilder();
                for (int letter = 2 + random.nextInt(8); letter > 0; letter--) {
                    boolean plain = random.nextInt(4) > 0;
                    word.append(
                            plain
                                    ? (char) ('a' + random.nextInt(26))
                                    : letters.charAt(random.nextInt(letters.length())));
                }
                text.append(around[random.nextInt(around.length)].formatted(word))
                        .append(random.nextBoolean() ? " " : ",");
            }
            text.append("\n1,2\n");
            assertThat(charset(text.toString().getBytes(WINDOWS)))
                    .as(text.toString())
                    .isNull();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void japaneseTextIsFoundOut(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            String text = table(random, JAPANESE, 2 + random.nextInt(6));
            assertThat(charset(text.getBytes(Charset.forName("windows-31j"))))
                    .as(text)
                    .isIn("Shift_JIS", "windows-31j");
        }
    }

    @Test
    void textInOtherEncodingsOfTheEastIsNotTakenForIt() {
        for (String[] other : new String[][] {
            {"EUC-JP", "日時,温度,測定値,チャンネル"},
            {"GBK", "日期,时间,温度,压力,测量值"},
            {"Big5", "日期,時間,溫度,壓力,測量值"},
            {"EUC-KR", "날짜,시간,온도,압력"},
            {"windows-1251", "Дата,Время,Температура,Давление"},
            {"KOI8-R", "Дата,Время,Температура,Давление"},
            {"IBM866", "Дата,Время,Температура,Давление"},
            {"IBM850", "Länge,Größe,für,Prüfkörper,Gerät,Temperatur °C,µm"},
            {"windows-1253", "Ημερομηνία,Θερμοκρασία"}
        }) {
            String text = other[1] + "\n1,2,3,4\n";
            assertThat(charset(text.getBytes(Charset.forName(other[0]))))
                    .as(other[0])
                    .isNull();
        }
    }

    @Test
    void aFileIsReadSoAndSaysWhy() {
        String text = "日時,温度(℃),①備考\n2021-01-01 00:00,5.5,良\n2021-01-01 00:01,5.6,表示\n";
        Reading reading = look(text.getBytes(Charset.forName("windows-31j")));
        assertThat(reading.encoding()).isEqualTo("windows-31j");
        assertThat(reading.columns()).extracting(ColumnReading::name).containsExactly("日時", "温度(℃)", "①備考");
        assertThat(reading.notices())
                .anyMatch(notice -> notice.code().equals("encoding-assumed")
                        && notice.message().contains("Japanese"));
        TextTable table = TextLook.table(
                new BytesFile(text.replace("①", "").getBytes(Charset.forName("Shift_JIS"))),
                "f.csv",
                IngestOptions.none());
        assertThat(table.decided())
                .filteredOn(choice -> choice.name().equals("encoding"))
                .singleElement()
                .satisfies(choice -> {
                    assertThat(choice.value().asString()).isEqualTo("Shift_JIS");
                    assertThat(choice.confidence()).isEqualTo(0.95);
                });
    }

    @Test
    void aLongFileIsFoundOutByAnyOfItsParts() {
        StringBuilder text = new StringBuilder("t,v,remark\n");
        for (int row = 0; row < 400_000; row++)
            text.append(row)
                    .append(",1.5,")
                    .append(row % 3 == 0 ? "計測中のデータ" : "ok")
                    .append('\n');
        Reading reading = look(text.toString().getBytes(Charset.forName("Shift_JIS")));
        assertThat(reading.encoding()).isEqualTo("Shift_JIS");
    }

    private static String table(Random random, List<String> words, int columns) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < columns; column++)
            text.append(column == 0 ? "" : ",").append(words.get(random.nextInt(words.size())));
        text.append(random.nextBoolean() ? "\n" : "\r\n");
        for (int row = 0; row < random.nextInt(4); row++)
            text.append("1.5").append(",2".repeat(columns - 1)).append('\n');
        return text.toString();
    }

    private static @Nullable String charset(byte[] bytes) {
        return ShiftJisEvidence.charset(Sample.of(new BytesFile(bytes), TextLook.ROWS));
    }

    private static Reading look(byte[] bytes) {
        return TextLook.look(new BytesFile(bytes), "f.csv", IngestOptions.none());
    }
}
