package kymo.jobs.script.inside;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import kymo.jobs.script.wire.LogLines;
import org.jspecify.annotations.Nullable;

/** What a script prints goes, line by line, where it logs. */
final class PrintedLines extends OutputStream {

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private @Nullable RunContext context;

    PrintStream stream() {
        return new PrintStream(this, true, StandardCharsets.UTF_8);
    }

    void into(RunContext of) {
        context = of;
        line.reset();
    }

    @Override
    public void write(int octet) {
        if (octet != '\n') {
            // the rest of an endless line is not kept
            if (line.size() <= 4 * LogLines.MOST_CHARACTERS) line.write(octet);
            return;
        }
        if (context != null) context.log(line.toString(StandardCharsets.UTF_8));
        line.reset();
    }
}
