package kymo.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kymo.core.dataset.ColumnSpec;
import kymo.core.dataset.ColumnType;
import kymo.core.dataset.Schema;
import org.junit.jupiter.api.Test;

class ColumnsParameterTest {

    private static final Schema SCHEMA = new Schema(
            List.of(
                    new ColumnSpec("a", ColumnType.FLOAT, null),
                    new ColumnSpec("b", ColumnType.FLOAT, null),
                    new ColumnSpec("a,b", ColumnType.FLOAT, null)),
            -1,
            64);

    @Test
    void oneTextIsANameIfTheDatasetHasSuchAColumnElseAList() {
        assertThat(names("a")).containsExactly("a");
        assertThat(names("a,b")).containsExactly("a,b");
        assertThat(names("b, a")).containsExactly("b", "a");
        assertThat(names("b,,none")).containsExactly("b", "none");
    }

    @Test
    void ofSeveralTextsEachIsAName() {
        assertThat(names("a", "a,b")).containsExactly("a", "a,b");
        assertThat(names("b,a", "a")).containsExactly("b,a", "a");
    }

    @Test
    void nothingIsNoName() {
        assertThat(ColumnsParameter.names(null, () -> SCHEMA)).isEmpty();
        assertThat(names("")).isEmpty();
    }

    private static List<String> names(String... given) {
        return ColumnsParameter.names(List.of(given), () -> SCHEMA);
    }
}
