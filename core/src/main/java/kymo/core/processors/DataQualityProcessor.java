package kymo.core.processors;

import kymo.core.dataset.Schema;
import tools.jackson.databind.JsonNode;

/** {@code data-quality}: a row for every run of equal flags, of every test of every chosen column and of the axis. */
public final class DataQualityProcessor implements Processor {

    /** Its name. */
    public static final String NAME = "data-quality";

    private static final ProcessorDescriptor DESCRIPTOR = new ProcessorDescriptor(
            NAME,
            1,
            "Data quality",
            "Checks every row of every chosen column and of the axis by QARTOD's tests and more; what is not told to it, it takes from the data.",
            ParameterSchema.of(NAME));

    @Override
    public ProcessorDescriptor descriptor() {
        return DESCRIPTOR;
    }

    @Override
    public void check(JsonNode parameters) {
        QualityCheck.check(new Parameters(DESCRIPTOR, parameters));
    }

    @Override
    public QualityCheck bind(Schema input, JsonNode parameters) {
        return new QualityCheck(input, new Parameters(DESCRIPTOR, parameters));
    }
}
