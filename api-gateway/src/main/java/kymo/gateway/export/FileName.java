package kymo.gateway.export;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import kymo.core.export.ExportFormat;

/** A name under which a browser may keep a dataset's file on any system. */
record FileName(String text) {

    private static final int MOST_CHARS = 120;
    private static final Pattern KNOWN_ENDING =
            Pattern.compile("\\.(csv|tsv|tab|txt|dat|asc|log|json|ndjson|parquet|xlsx?)$", Pattern.CASE_INSENSITIVE);
    // what Windows or a path takes for something else, what cannot be seen, and what turns the direction of writing
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\\\/:*?\"<>|]");
    private static final Pattern OUTER = Pattern.compile("^[. ]+|[. ]+$");

    /** Of the dataset called {@code dataset}, in this format. */
    static FileName of(String dataset, ExportFormat format) {
        String plain = KNOWN_ENDING.matcher(dataset.strip()).replaceFirst("");
        plain = UNSAFE.matcher(plain).replaceAll("_");
        if (plain.codePointCount(0, plain.length()) > MOST_CHARS)
            plain = plain.substring(0, plain.offsetByCodePoints(0, MOST_CHARS));
        plain = OUTER.matcher(plain).replaceAll("");
        return new FileName((plain.isEmpty() ? "dataset" : plain) + "." + format.wireName());
    }

    /** The header Content-Disposition (RFC 6266): in ASCII for old clients, then in full. */
    String disposition() {
        String ascii = text.replaceAll("[^\\x20-\\x7e]", "_").replace('%', '_');
        String full = URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(ascii, full);
    }
}
