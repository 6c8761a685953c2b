package kymo.core.processors;

/** The processors that there are, for whoever was given a name. */
@FunctionalInterface
public interface ProcessorDirectory {

    /** Those that every worker has. */
    ProcessorDirectory BUILT_IN = Processors::named;

    /**
     * The processor called {@code name}, in its newest version.
     *
     * @throws kymo.core.problems.ProblemException {@code PROCESSOR_UNKNOWN}; {@code SCRIPT_INVALID} or {@code HOST_REFUSED} for a script that cannot be run
     */
    Processor named(String name);
}
