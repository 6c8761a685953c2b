package kymo.core.quality;

import kymo.core.kernel.quality.QualityTest;
import tools.jackson.databind.JsonNode;

/**
 * A test of one column as it is done.
 *
 * @param settings what was used, defaults from the data included, as results tell it
 */
public record PlannedTest(TestKind kind, QualityTest test, JsonNode settings) {}
