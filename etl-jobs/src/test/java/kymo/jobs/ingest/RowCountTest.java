package kymo.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import kymo.core.dataset.Reject;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RowCountTest {

    private static final Reject CELL = new Reject(3, 9, "u", "x", "is not a number", "not-a-number", 7, 4);

    @Test
    void countsRowsAndWhatCouldNotBeReadOfThemByCode() {
        RowCount count =
                RowCount.NONE.and(10, List.of(CELL)).and(5, List.of(CELL, CELL)).ended(15, 2);
        assertThat(count).isEqualTo(new RowCount(15, 15, 0, 3, Map.of("not-a-number", 3L), 2));
    }

    @Test
    void aRowThatIsNeitherStoredNorRejectedIsAProblem() {
        RowCount count = RowCount.NONE.and(10, List.of());
        for (long met : new long[] {11, 9})
            assertThatThrownBy(() -> count.ended(met, 0))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.ROWS_MISCOUNTED))
                    .hasMessage(
                            "every row of a file must be stored or rejected but of %d rows 10 are stored and 0 rejected; restart the run, and report it if that comes again"
                                    .formatted(met));
    }

    @Test
    void partsThatTheDatabaseLostAreNoticedWhenReadingIsTakenUp() {
        RowCount before = RowCount.NONE.and(16, List.of());
        assertThat(before.stored(16).and(4, List.of()).ended(20, 0).rowsStored())
                .isEqualTo(20);
        assertThatThrownBy(() -> before.stored(0).and(4, List.of()).ended(20, 0))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void whereNobodyCountsWhatWasReadCounts() {
        assertThat(RowCount.NONE.and(10, List.of()).ended(-1, 0).rowsIn()).isEqualTo(10);
    }

    @Test
    void restsAsJsonBetweenTwoWorkers() {
        RowCount count = RowCount.NONE.and(10, List.of(CELL));
        String json = JsonMapper.shared().writeValueAsString(count);
        assertThat(JsonMapper.shared().readValue(json, RowCount.class)).isEqualTo(count);
    }
}
