package kymo.jobs.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.scripts.Declaration;
import kymo.core.scripts.KeptScript;
import kymo.core.scripts.ScriptVersion;
import kymo.core.scripts.ScriptedProcessor;
import kymo.jobs.script.ScriptFile;
import kymo.jobs.script.ScriptListing;
import kymo.jobs.script.ScriptPermit;
import kymo.jobs.script.ScriptSettings;
import kymo.jobs.script.ScriptTrial;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code kymo script}: the lab's own scripts, listed, held to their tests, begun. */
@Command(
        name = "script",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists, tests and begins scripts of the lab's own.",
        optionListHeading = "%nOptions:%n",
        commandListHeading = "%nCommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kymo script new spike_repair",
            "  kymo script test spike_repair",
            "  kymo run custom --script spike_repair --input data.csv --output out.csv"
        })
final class ScriptCommand implements Callable<Integer> {

    private static final String TEST = ".test.json";

    private final Terminal terminal;

    @Mixin
    private ScriptsOption scripts = new ScriptsOption();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    ScriptCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(terminal.err());
        return CommandLine.ExitCode.USAGE;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Says which scripts there are, what they do, and what is wrong with them.")
    int list() {
        ScriptListing listing = scripts.folder().list();
        int broken = listing.refused().size();
        for (ScriptFile script : listing.scripts().values()) {
            try {
                Declaration declaration =
                        Objects.requireNonNull(scripts.compiled(script.name()).declaration());
                terminal.out()
                        .println("%-24s %-10s %s"
                                .formatted(script.name(), declaration.kind().wireName(), declaration.title()));
            } catch (ProblemException e) {
                broken++;
                terminal.out().println("%-24s cannot be run: %s".formatted(script.name(), e.getMessage()));
            }
        }
        listing.refused().forEach((file, why) -> terminal.out().println("%-24s %s".formatted(file, why)));
        ScriptPermit permit = ScriptSettings.current().permit();
        terminal.err().println("Scripts %s: %s".formatted(permit.granted() ? "run" : "do not run", permit.because()));
        if (listing.scripts().isEmpty() && listing.refused().isEmpty())
            terminal.err()
                    .println("There are no scripts in %s; kymo script new NAME begins one.".formatted(scripts.path()));
        return broken == 0 ? 0 : 1;
    }

    @Command(name = "show", mixinStandardHelpOptions = true, description = "Says what a script does and takes.")
    int show(@Parameters(paramLabel = "NAME", description = "The script.") String name) {
        KeptScript script = scripts.compiled(name);
        Declaration declaration = Objects.requireNonNull(script.declaration());
        terminal.out().println(declaration.title());
        ProcessorHelp.linesOf(new ScriptedProcessor(script.version(), declaration).descriptor())
                .forEach(terminal.out()::println);
        return 0;
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = "Holds a script to the cases in NAME.test.json.")
    int test(@Parameters(paramLabel = "NAME", description = "The script.") String name) {
        ScriptFile script = scripts.folder().script(name);
        JsonNode cases = cases(scripts.path().resolve(name + TEST));
        int failed = 0;
        try (ScriptTrial trial = new ScriptTrial(script)) {
            for (ScriptTrial.Outcome outcome : trial.hold(cases)) {
                if (outcome.failure() != null) failed++;
                terminal.out()
                        .println(
                                outcome.failure() == null
                                        ? "ok      " + outcome.name()
                                        : "failed  %s: %s".formatted(outcome.name(), outcome.failure()));
            }
        }
        return failed == 0 ? 0 : 1;
    }

    @Command(
            name = "new",
            mixinStandardHelpOptions = true,
            description = "Begins a script and its test from a template.")
    int begin(@Parameters(paramLabel = "NAME", description = "What to call it.") String name) {
        if (!ScriptVersion.isName(name))
            throw new ProblemException(
                    ProblemCode.USAGE_INVALID,
                    "a script's name must be small letters, digits and _, a letter first, but was '%s'; choose another"
                            .formatted(name));
        Path script = scripts.path().resolve(name + ".groovy");
        Path test = scripts.path().resolve(name + TEST);
        for (Path file : new Path[] {script, test})
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS))
                throw new ProblemException(
                        ProblemCode.USAGE_INVALID, "%s is there already; choose another name".formatted(file));
        write(script, "template.groovy", name);
        write(test, "template.test.json", name);
        return 0;
    }

    private void write(Path file, String template, String name) {
        try (var in = ScriptCommand.class.getResourceAsStream(template)) {
            if (in == null) throw new IllegalStateException("the file " + template + " is missing from the jar");
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("NAME", name);
            Files.createDirectories(scripts.path());
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            terminal.err().println(file + " is new");
        } catch (IOException e) {
            throw new ProblemException(
                    ProblemCode.STORE_FAILED,
                    "a script is written into %s but that failed (%s); choose a folder that can be written to"
                            .formatted(scripts.path(), Reason.of(e)),
                    e);
        }
    }

    private static JsonNode cases(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new ProblemException(
                    ProblemCode.USAGE_INVALID,
                    "the test of a script stands in %s, which is not there; write it".formatted(file),
                    e);
        } catch (JacksonException | IOException e) {
            throw new ProblemException(
                    ProblemCode.USAGE_INVALID,
                    "%s must hold JSON but does not (%s)".formatted(file, e.getMessage()),
                    e);
        }
    }
}
