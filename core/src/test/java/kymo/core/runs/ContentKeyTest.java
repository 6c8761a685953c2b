package kymo.core.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class ContentKeyTest {

    @Test
    void theOrderOfNamesAndTheFormOfNumbersMakeNoDifference() {
        ContentKey key = key("{\"window\":10,\"min\":0.5,\"zero\":0,\"columns\":[\"a\",\"b\"]}");
        assertThat(key("{ \"columns\" : [\"a\", \"b\"], \"zero\":-0.0, \"min\":5e-1, \"window\":1.0e1 }"))
                .isEqualTo(key);
    }

    @Test
    void anythingElseMakesADifference() {
        ContentKey key = ContentKey.of("d", "p", 1, null, json("{\"a\":[1,2]}"));
        assertThat(List.of(
                        ContentKey.of("e", "p", 1, null, json("{\"a\":[1,2]}")),
                        ContentKey.of("d", "q", 1, null, json("{\"a\":[1,2]}")),
                        ContentKey.of("d", "p", 2, null, json("{\"a\":[1,2]}")),
                        ContentKey.of("d", "p", 1, "s", json("{\"a\":[1,2]}")),
                        ContentKey.of("d", "p", 1, null, json("{\"a\":[2,1]}")),
                        ContentKey.of("d", "p", 1, null, json("{\"a\":[12]}")),
                        ContentKey.of("d", "p", 1, null, json("{\"a\":[\"1\",2]}")),
                        ContentKey.of("d", "p", 1, null, json("{\"a\":[1,2],\"b\":null}")),
                        ContentKey.of("d\"\"p", "", 1, null, json("{\"a\":[1,2]}"))))
                .doesNotContain(key)
                .doesNotHaveDuplicates();
    }

    @Test
    void theKeyIsPinnedForItIsStored() {
        assertThat(key("{\"window\":5}").sha256())
                .isEqualTo("0258d87c540c189ee0d0d52f158c7bfbabe6dd5a6286ae29eaf1a326d2df4ac9");
    }

    @Test
    void numbersWithoutEndAndWithoutMeasureHaveAKey() {
        assertThat(number(JsonNodeFactory.instance.numberNode(new BigDecimal("1e999999999"))))
                .isNotEqualTo(number(JsonNodeFactory.instance.numberNode(new BigDecimal("1e999999998"))));
        assertThat(number(JsonNodeFactory.instance.numberNode(Double.NaN)))
                .isNotEqualTo(number(JsonNodeFactory.instance.numberNode(Double.NEGATIVE_INFINITY)));
    }

    @Test
    void aKeyIsAHash() {
        assertThatThrownBy(() -> new ContentKey("abc"))
                .hasMessage("a content key must be 64 hexadecimal digits but was 'abc'");
    }

    private static ContentKey number(JsonNode number) {
        return ContentKey.of("d", "p", 1, null, number);
    }

    private static ContentKey key(String parameters) {
        return ContentKey.of("d5", "rolling-mean", 1, null, json(parameters));
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text);
    }
}
