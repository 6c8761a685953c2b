package kymo.core.scripts;

import kymo.core.dataset.Schema;
import kymo.core.processors.Processor;
import kymo.core.processors.ProcessorDescriptor;
import tools.jackson.databind.JsonNode;

/** A script as a processor: what can be said of it without running it. Its work is done by a worker's host, see {@link ScriptBinding}. */
public final class ScriptedProcessor implements Processor {

    private final ScriptVersion version;
    private final Declaration declaration;
    private final ProcessorDescriptor descriptor;

    public ScriptedProcessor(ScriptVersion version, Declaration declaration) {
        this.version = version;
        this.declaration = declaration;
        this.descriptor = new ProcessorDescriptor(
                version.processor(),
                version.number(),
                declaration.title(),
                declaration.description(),
                ScriptSchema.of(declaration));
    }

    public ScriptVersion version() {
        return version;
    }

    public Declaration declaration() {
        return declaration;
    }

    @Override
    public ProcessorDescriptor descriptor() {
        return descriptor;
    }

    @Override
    public String scriptSha256() {
        return version.sha256();
    }

    @Override
    public void check(JsonNode parameters) {
        new Arguments(descriptor.name(), declaration, parameters);
    }

    @Override
    public ScriptBinding bind(Schema input, JsonNode parameters) {
        return new ScriptBinding(
                version, declaration, input, new Arguments(descriptor.name(), declaration, parameters));
    }
}
