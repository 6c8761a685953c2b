package kymo.core.scripts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Halo;
import kymo.core.dataset.Schema;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ScriptedProcessorTest {

    private static final ScriptVersion VERSION = new ScriptVersion("smooth", 7, "a".repeat(64));
    private static final Schema INPUT = new Schema(
            List.of(
                    new ColumnSpec("t", ColumnType.INSTANT, null),
                    new ColumnSpec("u", ColumnType.FLOAT, "mV"),
                    new ColumnSpec("n", ColumnType.INTEGER, null),
                    new ColumnSpec("note", ColumnType.STRING, null)),
            0,
            1024);

    private static final List<ScriptParameter> PARAMETERS = List.of(
            parameter("columns", ParameterType.COLUMNS, null, null, null),
            parameter("reference", ParameterType.COLUMN, null, null, null),
            parameter("window", ParameterType.INTEGER, 1.0, 1e6, "5"),
            parameter("gain", ParameterType.NUMBER, null, 10.5, "1.5"),
            parameter("robust", ParameterType.FLAG, null, null, "false"),
            new ScriptParameter(
                    "mode", ParameterType.CHOICE, null, null, null, json("\"mirror\""), List.of("mirror", "zero"), ""));

    private static ScriptParameter parameter(
            String name, ParameterType type, @Nullable Double least, @Nullable Double most, @Nullable String usual) {
        return new ScriptParameter(
                name, type, null, least, most, usual == null ? null : json(usual), List.of(), "Help of " + name + ".");
    }

    private static ScriptedProcessor transform(ScriptResult... results) {
        return new ScriptedProcessor(
                VERSION,
                new Declaration(
                        ScriptKind.TRANSFORM,
                        "Smooth",
                        "Smooths.",
                        PARAMETERS,
                        List.of(results),
                        new Reach("window", "2"),
                        false));
    }

    @Test
    void aResultIsMadeOfEveryChosenColumnAndTakesItsNameAndUnitFromIt() {
        ScriptBinding bound = transform(
                        new ScriptResult("{columns} smooth ({mode})", ColumnType.FLOAT, "{columns}"),
                        new ScriptResult("quality of {reference}", ColumnType.INTEGER, "1/{window}"))
                .bind(INPUT, json("{\"reference\": \"n\"}"));
        assertThat(bound.output().columns())
                .containsExactly(
                        new ColumnSpec("t", ColumnType.INSTANT, null),
                        new ColumnSpec("u smooth (mirror)", ColumnType.FLOAT, "mV"),
                        new ColumnSpec("n smooth (mirror)", ColumnType.FLOAT, null),
                        new ColumnSpec("quality of n", ColumnType.INTEGER, "1/5"));
        assertThat(bound.output().axis()).isZero();
        assertThat(bound.inputColumns()).containsExactly(0, 1, 2);
        assertThat(bound.halo()).isEqualTo(Halo.rows(5, 2));
    }

    @Test
    void whatWasNotGivenIsAsUsualAndTheColumnsAreTold() {
        JsonNode all = transform(new ScriptResult("r", ColumnType.FLOAT, null))
                .bind(INPUT, json("{\"reference\": \"u\", \"gain\": 2}"))
                .parameters();
        assertThat(all)
                .isEqualTo(
                        json(
                                "{\"reference\": \"u\", \"window\": 5, \"gain\": 2, \"robust\": false, \"mode\": \"mirror\", \"columns\": [\"u\", \"n\"]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | parameter-invalid | /reference | custom:smooth needs the parameter reference (a column's name); give one",
                "{\"reference\": 3} | parameter-invalid | /reference | reference of custom:smooth must be a column's name but was 3",
                "{\"reference\": \"u\", \"window\": 0} | parameter-invalid | /window | window of custom:smooth must be a whole number from 1 to 1000000 but was 0",
                "{\"reference\": \"u\", \"window\": 2.5} | parameter-invalid | /window | window of custom:smooth must be a whole number from 1 to 1000000 but was 2.5",
                "{\"reference\": \"u\", \"gain\": 11} | parameter-invalid | /gain | gain of custom:smooth must be a number, at most 10.5 but was 11",
                "{\"reference\": \"u\", \"mode\": \"wrap\"} | parameter-invalid | /mode | mode of custom:smooth must be one of mirror, zero but was \"wrap\"",
                "{\"reference\": \"u\", \"robust\": 1} | parameter-invalid | /robust | robust of custom:smooth must be true or false but was 1",
                "{\"reference\": \"u\", \"widnow\": 1} | parameter-unknown | /widnow | custom:smooth has no parameter 'widnow'; it has columns, reference, window, gain, robust, mode",
                "{\"reference\": \"x\"} | column-unknown | /reference | reference of custom:smooth must name a column of the dataset but 'x' is none; it has 't' (instant), 'u' (float), 'n' (integer), 'note' (string)",
                "{\"reference\": \"note\"} | column-not-numeric | /reference | reference of custom:smooth must be a numeric column but 'note' is of type string; choose another or ingest it with another type",
                "{\"reference\": \"u\", \"columns\": [\"u\", \"note\"]} | column-not-numeric | /columns/1 | columns of custom:smooth must be a numeric column but 'note' is of type string; choose another or ingest it with another type",
                "{\"reference\": \"u\", \"window\": 100000} | window-too-large | | custom:smooth may look at most 16,384 rows around a block of this dataset (16 blocks of 1024 rows) but asks for 100,000; choose a smaller window",
            })
    void whatDoesNotFitIsRefusedWhereItStands(
            String parameters, String code, @Nullable String pointer, String message) {
        ScriptedProcessor processor = transform(new ScriptResult("r", ColumnType.FLOAT, null));
        assertThatThrownBy(() -> processor.bind(INPUT, json(parameters)).halo())
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.code().wireName()).isEqualTo(code);
                    assertThat(problem.pointer()).isEqualTo(pointer);
                })
                .hasMessage(message);
    }

    @Test
    void twoResultsOfOneNameAreRefused() {
        ScriptedProcessor processor = transform(
                new ScriptResult("{reference}", ColumnType.FLOAT, null), new ScriptResult("u", ColumnType.FLOAT, null));
        assertThatThrownBy(() -> processor.bind(INPUT, json("{\"reference\": \"u\"}")))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.code()).isEqualTo(ProblemCode.PARAMETER_INVALID))
                .hasMessage(
                        "custom:smooth would make two columns called 'u'; choose other columns or name its outputs differently");
    }

    @Test
    void theFormIsMadeFromWhatWasDeclaredInItsOrder() {
        JsonNode schema = transform(new ScriptResult("r", ColumnType.FLOAT, null))
                .descriptor()
                .parameters();
        assertThat(schema.get("properties").propertyNames())
                .containsExactly("columns", "reference", "window", "gain", "robust", "mode");
        assertThat(schema.get("required")).isEqualTo(json("[\"reference\"]"));
        assertThat(schema.get("properties").get("window"))
                .isEqualTo(
                        json(
                                "{\"type\": \"integer\", \"minimum\": 1.0, \"maximum\": 1000000.0, \"default\": 5, \"title\": \"Window\", \"description\": \"Help of window.\"}"));
    }

    @Test
    void stretchesBringTheAxisAtBothEnds() {
        ScriptedProcessor detector = new ScriptedProcessor(
                VERSION,
                new Declaration(
                        ScriptKind.DETECTOR,
                        "Find",
                        "Finds.",
                        List.of(),
                        List.of(new ScriptResult("height", ColumnType.FLOAT, "mV")),
                        Reach.NONE,
                        false));
        assertThat(detector.bind(INPUT, json("{}")).output().columns().stream().map(ColumnSpec::name))
                .containsExactly("from_row", "to_row", "t", "t end", "label", "height");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
