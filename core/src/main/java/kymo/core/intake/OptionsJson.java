package kymo.core.intake;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import kymo.core.dataset.ColumnType;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads ingest options from JSON and refuses what none of them can be. */
final class OptionsJson {

    private static final List<String> NAMES = List.of(
            "encoding",
            "delimiter",
            "widths",
            "decimal",
            "thousands",
            "quote",
            "comment",
            "headerLine",
            "headerRow",
            "firstDataLine",
            "unitsLine",
            "table",
            "missing",
            "dateOrder",
            "types",
            "timeFormats",
            "footerLines",
            "names",
            "units",
            "columns",
            "axis",
            "profile",
            "corrects",
            "sheet",
            "range",
            "dateSystem",
            IngestOptions.READER,
            IngestOptions.MEMBER);

    /** What may be said of a file that a script reads: which it is, and what becomes of the columns that the script finds. */
    private static final Set<String> BESIDE_READER =
            Set.of(IngestOptions.READER, IngestOptions.MEMBER, "names", "units", "columns", "axis", "profile");

    private static final int LONGEST_COMMENT = 8;
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_UNIT = 100;
    private static final int LONGEST_LAYOUT = 60;

    private static final Map<String, String> DELIMITERS = Map.of(
            "tab", "\t",
            "\\t", "\t",
            "comma", ",",
            "semicolon", ";",
            "pipe", "|",
            "blank", " ",
            "space", " ",
            "whitespace", Notation.WHITESPACE);

    private static final List<String> TYPES = Arrays.stream(ColumnType.values())
            .filter(type -> type != ColumnType.EMPTY)
            .map(ColumnType::wireName)
            .toList();

    private static final Pattern RANGE = Pattern.compile(
            "[A-Z]{1,3}[1-9]\\d{0,6}:[A-Z]{1,3}[1-9]\\d{0,6}|[A-Z]{1,3}:[A-Z]{1,3}|[1-9]\\d{0,6}:[1-9]\\d{0,6}");

    private final JsonNode json;

    OptionsJson(JsonNode json) {
        this.json = json;
    }

    IngestOptions options() {
        if (json.isNull() || json.isMissingNode()) return IngestOptions.none();
        if (!json.isObject()) throw refused("options", json.toString(), "a JSON object");
        for (String name : json.propertyNames()) {
            if (!NAMES.contains(name))
                throw new ProblemException(
                                ProblemCode.OPTION_INVALID,
                                "an ingest option must be one of %s but found '%s'; remove it or correct its name"
                                        .formatted(String.join(", ", NAMES), name))
                        .in(name);
        }
        // says that no import profile shall be looked for, which is so whenever anything is said
        oneOf("profile", "none");
        return new IngestOptions(place(), notation(), columnOptions(), corrects(), reader());
    }

    private @Nullable ReaderChoice reader() {
        JsonNode value = json.get(IngestOptions.READER);
        if (value == null || value.isNull()) return null;
        for (String name : json.propertyNames()) {
            if (!BESIDE_READER.contains(name) && !json.get(name).isNull())
                throw new ProblemException(
                                ProblemCode.OPTION_INVALID,
                                "option '%s' says how Kymo reads a file but option 'reader' has it read by a script; leave one of them out"
                                        .formatted(name))
                        .in(name);
        }
        ReaderChoice reader = ReaderChoice.of(value);
        if (reader == null)
            throw invalid(
                    IngestOptions.READER,
                    value.toString(),
                    "a script's name such as odd_logger, or an object of name, parameters and, where another than the newest is meant, version");
        return reader;
    }

    private TablePlace place() {
        return new TablePlace(
                text(IngestOptions.MEMBER),
                sheet(),
                range(),
                line("table", 1),
                line(json.has("headerLine") ? "headerLine" : "headerRow", 0),
                line("unitsLine", 0),
                line("firstDataLine", 1),
                line("footerLines", 0));
    }

    private Notation notation() {
        return distinct(new Notation(
                encoding(),
                delimiter(),
                character("quote"),
                comment(),
                oneOf("decimal", ".", ","),
                character("thousands"),
                missing(),
                oneOf("dateOrder", "dmy", "mdy"),
                oneOf("dateSystem", "1900", "1904")));
    }

    private ColumnOptions columnOptions() {
        return new ColumnOptions(
                types(),
                timeFormats(),
                new ColumnEdits(names(), texts("units", LONGEST_UNIT), columns(), text("axis")));
    }

    /** Refuses signs that would mean two things at once. */
    private static Notation distinct(Notation notation) {
        String delimiter = notation.delimiter();
        String quote = notation.quote();
        String comment = notation.comment();
        if (quote != null && !quote.isEmpty() && quote.equals(delimiter))
            throw invalid("quote", quote, "another character than the delimiter");
        if (comment != null && !comment.isEmpty()) {
            String first = comment.substring(0, 1);
            if (first.equals(delimiter) || first.equals(quote))
                throw invalid("comment", comment, "text that does not begin with the delimiter or the quote");
        }
        return notation;
    }

    /** A sheet's name, or its number as text. */
    private @Nullable String sheet() {
        JsonNode value = json.get("sheet");
        if (value == null || value.isNull()) return null;
        boolean number = value.isIntegralNumber() && value.canConvertToInt() && value.intValue() > 0;
        boolean name = value.isString() && !value.stringValue().isBlank();
        if (!number && !name) throw invalid("sheet", value.toString(), "a sheet's name, or its number from 1 on");
        return value.asString();
    }

    private @Nullable String range() {
        String text = text("range");
        if (text == null) return null;
        String range = text.strip().toUpperCase(Locale.ROOT);
        if (!RANGE.matcher(range).matches())
            throw invalid("range", text, "cells such as B5:F200, columns such as B:F, or rows such as 5:200");
        return range;
    }

    private @Nullable String encoding() {
        String name = text("encoding");
        if (name == null) return null;
        try {
            return Charset.forName(name).name();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw invalid("encoding", name, "a charset's name such as UTF-8, windows-1252, UTF-16LE or Shift_JIS");
        }
    }

    private @Nullable String delimiter() {
        String text = text("delimiter");
        FixedWidths widths = widths();
        if (widths != null && text != null)
            throw invalid("widths", json.get("widths").toString(), "told without the option delimiter");
        if (widths != null) return widths.delimiter();
        if (text == null) return null;
        if (FixedWidths.of(text) != null) return text;
        String named = DELIMITERS.getOrDefault(text.toLowerCase(Locale.ROOT), text);
        if (named.equals(Notation.WHITESPACE)) return named;
        if (!Notation.isDelimiter(named))
            throw invalid("delimiter", text, "one ASCII character such as ',', ';', '|', or tab, or 'whitespace'");
        return named;
    }

    private @Nullable FixedWidths widths() {
        JsonNode value = json.get("widths");
        if (value == null || value.isNull()) return null;
        String allowed = "a list of the columns' widths in characters, such as [5, 8, 8], each from 1 to %d"
                .formatted(FixedWidths.WIDEST);
        if (!value.isArray() || value.isEmpty() || value.size() > FixedWidths.MOST_COLUMNS)
            throw invalid("widths", value.toString(), allowed);
        List<Integer> widths = new ArrayList<>();
        for (JsonNode width : value.values()) {
            boolean fits = width.isIntegralNumber() && width.canConvertToInt() && width.intValue() > 0;
            if (!fits || width.intValue() > FixedWidths.WIDEST) throw invalid("widths", value.toString(), allowed);
            widths.add(width.intValue());
        }
        return new FixedWidths(widths);
    }

    /** A character, or the empty text for none. */
    private @Nullable String character(String name) {
        String text = text(name);
        if (text == null) return null;
        if (text.equalsIgnoreCase("none") || text.isEmpty()) return "";
        boolean quote = name.equals("quote");
        char c = text.length() == 1 ? text.charAt(0) : 'a';
        if (Character.isLetterOrDigit(c) || c == '\n' || c == '\r' || (quote && (c <= ' ' || c > '~')))
            throw invalid(name, text, "one character that is no letter or digit, or 'none'");
        return text;
    }

    private @Nullable String comment() {
        String text = text("comment");
        if (text == null) return null;
        if (text.equalsIgnoreCase("none")) return "";
        if (text.isEmpty()) return text;
        if (Character.isLetterOrDigit(text.charAt(0))
                || text.isBlank()
                || !text.equals(text.strip())
                || text.length() > LONGEST_COMMENT)
            throw invalid("comment", text, "a sign such as '#', '%' or '//', or 'none'");
        return text;
    }

    private @Nullable String oneOf(String name, String... allowed) {
        String text = text(name);
        if (text != null && !Arrays.asList(allowed).contains(text))
            throw invalid(name, text, "one of '" + String.join("', '", allowed) + "'");
        return text;
    }

    private @Nullable Integer line(String name, int least) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) return null;
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < least)
            throw invalid(
                    name,
                    value.toString(),
                    "a %s's number, %d or more".formatted(name.equals("table") ? "table" : "line", least));
        return value.intValue();
    }

    private @Nullable List<String> missing() {
        JsonNode value = json.get("missing");
        if (value == null || value.isNull()) return null;
        List<String> markers = new ArrayList<>();
        for (JsonNode marker : value.isArray() ? value.values() : List.of(value)) {
            if (!marker.isString() && !marker.isNumber())
                throw invalid("missing", marker.toString(), "a list of texts or numbers");
            markers.add(marker.isString() ? marker.stringValue().strip() : marker.toString());
        }
        return markers;
    }

    private Map<String, String> types() {
        JsonNode value = json.get("types");
        if (value == null || value.isNull()) return Map.of();
        if (!value.isObject()) throw invalid("types", value.toString(), "an object of column names and types");
        Map<String, String> types = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            JsonNode type = entry.getValue();
            if (!type.isString() || !TYPES.contains(type.stringValue()))
                throw refused("types", entry.getKey() + ": " + type, "one of " + String.join(", ", TYPES))
                        .in(entry.getKey())
                        .in("types");
            types.put(entry.getKey(), type.stringValue());
        }
        return types;
    }

    private Map<String, String> timeFormats() {
        Map<String, String> layouts = new LinkedHashMap<>();
        texts("timeFormats", LONGEST_LAYOUT).forEach((column, told) -> {
            String layout = TimeLayout.of(told);
            if (layout == null)
                throw refused(
                                "timeFormats",
                                column + ": " + told,
                                "a layout of dates and times such as dd.MM.yyyy HH:mm:ss, MM/dd/yy hh:mm a, yyyy-MM-dd"
                                        + " HH:mm:ssXXX, %d.%m.%Y %H:%M or epoch_ms (yyyy year, MM month, dd day, HH hour,"
                                        + " mm minute, ss second, a AM or PM, XXX zone)")
                        .in(column)
                        .in("timeFormats");
            layouts.put(column, layout);
        });
        return layouts;
    }

    private Map<String, String> names() {
        Map<String, String> names = texts("names", LONGEST_NAME);
        names.forEach((old, name) -> {
            if (name.isBlank())
                throw refused("names", old + ": " + name, "an object of column names and other names, none blank")
                        .in(old)
                        .in("names");
        });
        return names;
    }

    /** An object whose values are texts. */
    private Map<String, String> texts(String name, int longest) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) return Map.of();
        if (!value.isObject()) throw invalid(name, value.toString(), "an object of column names and texts");
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            JsonNode text = entry.getValue();
            if (!text.isString() || text.stringValue().length() > longest)
                throw refused(name, entry.getKey() + ": " + text, "texts of at most %d characters".formatted(longest))
                        .in(entry.getKey())
                        .in(name);
            texts.put(entry.getKey(), text.stringValue().strip());
        }
        return texts;
    }

    private @Nullable List<String> columns() {
        JsonNode value = json.get("columns");
        if (value == null || value.isNull()) return null;
        if (!value.isArray() || value.isEmpty()) throw invalid("columns", value.toString(), "a list of column names");
        List<String> columns = new ArrayList<>();
        for (JsonNode column : value.values()) {
            if (!column.isString()) throw invalid("columns", column.toString(), "a list of column names");
            columns.add(column.stringValue());
        }
        return columns;
    }

    private @Nullable UUID corrects() {
        String text = text("corrects");
        if (text == null) return null;
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw invalid("corrects", text, "the id of a dataset");
        }
    }

    private @Nullable String text(String name) {
        JsonNode value = json.get(name);
        if (value == null || value.isNull()) return null;
        if (!value.isString()) throw invalid(name, value.toString(), "a text");
        return value.stringValue();
    }

    private static ProblemException invalid(String name, String found, String allowed) {
        return refused(name, found, allowed).in(name);
    }

    private static ProblemException refused(String name, String found, String allowed) {
        return new ProblemException(
                ProblemCode.OPTION_INVALID,
                "option '%s' must be %s but was '%s'; correct it or leave it out to have it found out"
                        .formatted(name, allowed, found));
    }
}
