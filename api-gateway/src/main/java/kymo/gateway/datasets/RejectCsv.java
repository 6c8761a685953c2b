package kymo.gateway.datasets;

import java.io.IOException;
import java.io.Writer;
import kymo.core.dataset.Reject;

/** Rejects as CSV (RFC 4180). */
final class RejectCsv {

    private final Writer out;
    private final String file;

    /** Begins with the names of the columns. */
    RejectCsv(Writer out, String file) throws IOException {
        this.out = out;
        this.file = file;
        out.write("file,line,byte_offset,column,code,reason,text\r\n");
    }

    void write(Reject reject) throws IOException {
        cell(file);
        out.append(',').append(Long.toString(reject.line()));
        out.append(',').append(Long.toString(reject.byteOffset())).append(',');
        cell(reject.column());
        out.append(',');
        cell(reject.code());
        out.append(',');
        cell(reject.reason());
        out.append(',');
        cell(reject.text());
        out.append("\r\n");
    }

    /** In quotes where it must be, or where blanks at its ends would be taken for nothing. */
    private void cell(String text) throws IOException {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                && text.strip().length() == text.length();
        if (plain) out.write(text);
        else out.append('"').append(text.replace("\"", "\"\"")).append('"');
    }
}
