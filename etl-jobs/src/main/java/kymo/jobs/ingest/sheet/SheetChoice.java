package kymo.jobs.ingest.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.jobs.ingest.format.Notice;
import kymo.jobs.ingest.sheet.book.SheetInfo;
import kymo.jobs.ingest.sheet.book.Workbook;
import org.jspecify.annotations.Nullable;

/** Which sheets of a workbook are meant: the one that is named, else the first visible one with a column of values, else the first with rows. */
final class SheetChoice {

    private static final int MOST_NAMED = 20;

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
            return List.of(named.noting(ofWorkbook()));
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
            if (reading.hasValues()) return noting(reading);
            boolean better = fallback == null || (fallback.rows() == 0 && reading.rows() > 0);
            if (reading.isTable() && better) fallback = reading;
        }
        if (fallback != null) return noting(fallback);
        List<String> hidden =
                infos.stream().filter(SheetInfo::hidden).map(SheetInfo::name).toList();
        throw noTable(
                hidden.isEmpty()
                        ? "none of its %d sheets does".formatted(infos.size())
                        : "no visible sheet does; name one of the hidden %s in the option sheet"
                                .formatted(quoted(hidden)));
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
        List<String> others = new ArrayList<>();
        for (int sheet = 0; sheet < infos.size(); sheet++) {
            SheetInfo info = infos.get(sheet);
            if (sheet != chosen.index() && info.hidden() == hidden) others.add(info.name());
        }
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
