package kymo.core.kernel.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kymo.core.support.Conformance;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every case of {@code quality/qartod.json} and {@code quality/ioos_tests.json}: exactly the expected flags. */
class QualityConformanceTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TestFactory
    List<DynamicTest> flagsEveryRowAsQartodDoes() {
        Path folder = Conformance.folder("quality");
        List<DynamicTest> tests = new ArrayList<>();
        for (String file : List.of("qartod.json", "ioos_tests.json")) {
            for (JsonNode one : JSON.readTree(folder.resolve(file)).get("cases")) {
                String name = one.get("id").asString() + " " + one.get("test").asString();
                tests.add(DynamicTest.dynamicTest(name, () -> check(new QualityCase(one))));
            }
        }
        assertThat(tests).as("cases").isNotEmpty();
        return tests;
    }

    private static void check(QualityCase one) {
        if (one.mustBeRefused()) assertThatThrownBy(one::flags).isInstanceOf(IllegalArgumentException.class);
        else assertThat(one.flags()).containsExactly(one.expected());
    }
}
