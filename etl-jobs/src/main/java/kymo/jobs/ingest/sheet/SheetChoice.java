package kymo.jobs.ingest.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.format.Notice;
import kymo.jobs.ingest.sheet.book.SheetInfo;
import kymo.jobs.ingest.sheet.book.Workbook;
import kymo.jobs.ingest.text.Choices;
import org.jspecify.annotations.Nullable;

/** Which sheets of a workbook are meant: the one that is named, else the first visible one with a column of values, else the first with rows. */
final class SheetChoice {

    private static final String SHEET = "sheet";
    private static final int MOST_NAMED = 20;
    /** So many other sheets are looked at for one that could be meant as well. */
    private static final int MOST_RIVALS = 20;

    private final Workbook workbook;
    private final LookRequest request;
    private final List<SheetInfo> infos;

    SheetChoice(Workbook workbook, LookRequest request) {
        this.workbook = workbook;
        this.request = request;
        infos = workbook.sheets();
    }

    List<SheetReading> sheets() {
        String told = request.options().sheet();
        if (told != null) {
            SheetReading named = look(index(told));
            if (!named.isTable()) throw noTable("its sheet '%s' holds none".formatted(named.sheet()));
            Choices choices = new Choices();
            choices.told(SHEET, null, told);
            return List.of(among(named.noting(ofWorkbook()), choices));
        }
        if (!request.all()) return List.of(first());
        List<SheetReading> all = new ArrayList<>();
        for (int sheet = 0; sheet < infos.size(); sheet++) all.add(look(sheet));
        if (all.stream().noneMatch(SheetReading::isTable))
            throw noTable("none of its %d sheets does".formatted(all.size()));
        List<Notice> ofWorkbook = ofWorkbook();
        if (!ofWorkbook.isEmpty()) all.set(0, all.get(0).noting(ofWorkbook));
        return all.stream().map(SheetChoice::orEmpty).toList();
    }

    /** A sheet of a few words is no table, and so has no columns. */
    private static SheetReading orEmpty(SheetReading reading) {
        return reading.isTable() ? reading : reading.withoutColumns();
    }

    private SheetReading first() {
        SheetReading fallback = null;
        for (int sheet = 0; sheet < infos.size(); sheet++) {
            if (infos.get(sheet).hidden()) continue;
            SheetReading reading = look(sheet);
            if (reading.hasValues()) return guessed(reading);
            boolean better = fallback == null || (fallback.rows() == 0 && reading.rows() > 0);
            if (reading.isTable() && better) fallback = reading;
        }
        if (fallback != null) return guessed(fallback);
        List<String> hidden =
                infos.stream().filter(SheetInfo::hidden).map(SheetInfo::name).toList();
        throw noTable(
                hidden.isEmpty()
                        ? "none of its %d sheets does".formatted(infos.size())
                        : "no visible sheet does; name one of the hidden %s in the option sheet"
                                .formatted(quoted(hidden)));
    }

    /** The sheet that was found, with how surely: another visible one with as many rows could be meant as well. */
    private SheetReading guessed(SheetReading chosen) {
        int rows = SheetLook.valueRows(workbook, chosen.index(), request.options());
        int most = 0;
        String rival = null;
        List<Integer> others = others(chosen, false);
        for (int sheet : others.subList(0, Math.min(MOST_RIVALS, others.size()))) {
            int found = SheetLook.valueRows(workbook, sheet, request.options());
            if (found > most) {
                most = found;
                rival = infos.get(sheet).name();
            }
        }
        Choices choices = new Choices();
        choices.guessed(
                SHEET,
                null,
                chosen.sheet(),
                Math.max(0.5, Choices.share(rows, most)),
                rival,
                rival == null
                        ? "no other visible sheet holds rows of values"
                        : "it is the first visible sheet with values; '%s' holds some as well"
                                .formatted(SheetLook.shown(rival)));
        return among(noting(chosen), choices);
    }

    private SheetReading among(SheetReading chosen, Choices choices) {
        return chosen.among(names(others(chosen, false)), names(others(chosen, true)), choices.all());
    }

    private List<Integer> others(SheetReading chosen, boolean hidden) {
        return IntStream.range(0, infos.size())
                .filter(sheet -> sheet != chosen.index() && infos.get(sheet).hidden() == hidden)
                .boxed()
                .toList();
    }

    private List<String> names(List<Integer> sheets) {
        return sheets.stream().map(sheet -> infos.get(sheet).name()).toList();
    }

    private SheetReading look(int sheet) {
        return SheetLook.look(workbook, sheet, request.fileName(), request.options());
    }

    private int index(String told) {
        for (int sheet = 0; sheet < infos.size(); sheet++) {
            if (infos.get(sheet).name().equals(told)) return sheet;
        }
        for (int sheet = 0; sheet < infos.size(); sheet++) {
            if (infos.get(sheet).name().strip().equalsIgnoreCase(told.strip())) return sheet;
        }
        boolean number = told.matches("\\d{1,6}");
        if (number && Integer.parseInt(told) >= 1 && Integer.parseInt(told) <= infos.size())
            return Integer.parseInt(told) - 1;
        throw new ProblemException(
                        ProblemCode.OPTION_INVALID,
                        "option 'sheet' must name a sheet of the workbook, or number it from 1 to %d, but was '%s'; there are %s"
                                .formatted(
                                        infos.size(),
                                        told,
                                        quoted(infos.stream()
                                                .map(SheetInfo::name)
                                                .toList())))
                .in("sheet");
    }

    private SheetReading noting(SheetReading chosen) {
        List<Notice> notices = new ArrayList<>(ofWorkbook());
        note(notices, "sheets-other", "is read of the workbook, not", chosen, false);
        note(notices, "sheets-hidden", "is read, and not the hidden", chosen, true);
        return chosen.noting(notices);
    }

    private void note(List<Notice> notices, String code, String what, SheetReading chosen, boolean hidden) {
        List<String> others = names(others(chosen, hidden));
        if (!others.isEmpty())
            notices.add(new Notice(
                    code,
                    "sheet '%s' %s %s; the option sheet chooses another"
                            .formatted(chosen.sheet(), what, quoted(others)),
                    null));
    }

    private List<Notice> ofWorkbook() {
        String name = request.fileName().toLowerCase(Locale.ROOT);
        if (name.matches(".*\\.(xlsx|xls|xlt|xltx)")) return List.of();
        String message = name.endsWith(".xlsm") || name.endsWith(".xltm")
                ? "macros of the workbook are not looked at"
                : "the file is an Excel workbook, whatever its name says";
        return List.of(new Notice("workbook", message, null));
    }

    private static String quoted(List<String> names) {
        String list = names.stream()
                .limit(MOST_NAMED)
                .map(name -> "'" + SheetLook.shown(name) + "'")
                .collect(Collectors.joining(", "));
        return names.size() > MOST_NAMED ? list + " and %d more".formatted(names.size() - MOST_NAMED) : list;
    }

    private ProblemException noTable(@Nullable String found) {
        return new ProblemException(
                ProblemCode.FILE_NO_TABLE,
                "a workbook must hold a table but in '%s' %s; look at its sheets in a spreadsheet program"
                        .formatted(request.fileName(), found));
    }
}
