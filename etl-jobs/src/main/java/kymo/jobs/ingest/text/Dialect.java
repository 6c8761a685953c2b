package kymo.jobs.ingest.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import kymo.core.intake.FixedWidths;
import kymo.core.intake.Notation;
import org.jspecify.annotations.Nullable;

/**
 * How the bytes of a file fall into records and fields: a reading's delimiter, quote, comment and encoding as bytes.
 *
 * <p>A record ends at LF, CRLF, CR or CR CR LF (a file sent twice through text mode). A field is quoted when its first byte, blanks
 * left out, is the quote; elsewhere a quote is text.
 */
final class Dialect {

    /** Longest record, in bytes. */
    static final int MAX_LINE = 8 << 20;
    /** Longest cell, in bytes. */
    static final int MAX_CELL = 1 << 20;

    static final int NO_QUOTE = -1;

    final byte delimiter;
    /** Cuts lines into columns of fixed width, null where a delimiter does. */
    final @Nullable WidthCutter cutter;

    final boolean whitespace;
    /** The quote, or {@link #NO_QUOTE}, which no byte equals after its sign is taken off. */
    final int quote;

    final byte[] comment;
    /** The charset of the file. */
    final Charset source;
    /** Whether the file is turned into UTF-8 before it is taken apart, since its bytes below 0x80 are not always ASCII or its columns are of fixed width. */
    final boolean transcoded;
    /** The charset of the bytes that are taken apart. */
    final Charset cells;

    private final boolean[] stops = new boolean[256];

    Dialect(String encoding, String delimiter, @Nullable String quote, @Nullable String comment) {
        whitespace = delimiter.equals(Notation.WHITESPACE);
        FixedWidths widths = FixedWidths.of(delimiter);
        cutter = widths == null ? null : new WidthCutter(widths);
        this.delimiter =
                cutter != null ? (byte) WidthCutter.DELIMITER : whitespace ? (byte) ' ' : (byte) delimiter.charAt(0);
        this.quote = quote == null || quote.isEmpty() || cutter != null ? NO_QUOTE : quote.charAt(0);
        source = Charset.forName(encoding);
        transcoded = cutter != null || !isAsciiCompatible(source);
        cells = transcoded ? StandardCharsets.UTF_8 : source;
        this.comment = comment == null ? new byte[0] : comment.getBytes(cells);
        stops['\n'] = true;
        stops['\r'] = true;
        stops[this.delimiter] = true;
        if (whitespace) stops['\t'] = true;
    }

    static Dialect of(Reading reading) {
        return new Dialect(reading.encoding(), reading.delimiter(), reading.quote(), reading.comment());
    }

    /** Whether every byte below 0x80 means its ASCII character, so that fields can be found without decoding. */
    private static boolean isAsciiCompatible(Charset charset) {
        String name = charset.name().toLowerCase(Locale.ROOT);
        return name.equals("utf-8")
                || name.equals("us-ascii")
                || name.startsWith("iso-8859-")
                || name.startsWith("windows-125");
    }

    /** What {@code bytes} of the file are taken apart as. */
    SourceMap map(byte[] bytes, boolean atEnd) {
        return new SourceMap(bytes, source, cutter, atEnd, DecimalParser.PADDING);
    }

    /** Whether an unquoted field ends at this byte. */
    boolean isStop(byte b) {
        return stops[b & 0xFF];
    }

    /** Whether this byte is left out around fields. */
    boolean isBlank(byte b) {
        return (b == ' ' || b == '\t') && (whitespace || b != delimiter);
    }

    boolean isComment(byte[] bytes, int at) {
        if (comment.length == 0 || at + comment.length > bytes.length) return false;
        for (int i = 0; i < comment.length; i++) {
            if (bytes[at + i] != comment[i]) return false;
        }
        return true;
    }

    /** The position behind the line end at {@code at}, which holds LF or CR; the array goes on for two bytes more. */
    static int behindLineEnd(byte[] bytes, int at) {
        if (bytes[at] == '\n') return at + 1;
        if (bytes[at + 1] == '\n') return at + 2;
        return bytes[at + 1] == '\r' && bytes[at + 2] == '\n' ? at + 3 : at + 1;
    }

    static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }

    /** How many lines end in {@code from} (inclusive) to {@code to} (exclusive). */
    static int lines(byte[] bytes, int from, int to) {
        int lines = 0;
        int at = from;
        while (at < to) {
            if (isLineEnd(bytes[at])) {
                lines++;
                at = behindLineEnd(bytes, at);
            } else {
                at++;
            }
        }
        return lines;
    }
}
