package kymo.core.processors;

import java.util.List;
import java.util.stream.Collectors;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;

/** The built-in processors by name. */
public final class Processors {

    private static final List<Processor> BUILT_IN = List.of(
            new RollingMeanProcessor(),
            new RollingProcessor(),
            new ExponentialMeanProcessor(),
            new PeakDetectionProcessor(),
            new DataQualityProcessor());

    private Processors() {}

    public static List<Processor> all() {
        return BUILT_IN;
    }

    /**
     * The processor called {@code name}.
     *
     * @throws ProblemException when there is none of that name
     */
    public static Processor named(String name) {
        return BUILT_IN.stream()
                .filter(p -> p.descriptor().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemCode.PROCESSOR_UNKNOWN,
                        "there is no processor '%s'; there are: %s"
                                .formatted(
                                        name,
                                        BUILT_IN.stream()
                                                .map(p -> p.descriptor().name())
                                                .collect(Collectors.joining(", ")))));
    }
}
