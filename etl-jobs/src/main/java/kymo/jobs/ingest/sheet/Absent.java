package kymo.jobs.ingest.sheet;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import kymo.jobs.ingest.text.PreviewCell;

/** The texts and numbers that stand for a missing value. A marker that is a number stands for that number in numeric cells too. */
final class Absent {

    private final Set<String> texts;
    private final double[] numbers;

    Absent(Collection<String> markers) {
        texts = new HashSet<>(markers);
        numbers = markers.stream()
                .filter(marker -> TextNumbers.isNumber(marker, '.'))
                .mapToDouble(marker -> TextNumbers.parse(marker, '.'))
                .toArray();
    }

    /** The usual ones, and those that the user names. */
    static List<String> markers(SheetOptions options) {
        Set<String> markers = new LinkedHashSet<>();
        List<String> told = options.missing();
        if (told != null) markers.addAll(told);
        PreviewCell.MISSING.stream().sorted().forEach(markers::add);
        return List.copyOf(markers);
    }

    boolean is(String text) {
        return texts.contains(text.strip());
    }

    boolean is(double number) {
        for (double marker : numbers) {
            if (marker == number) return true;
        }
        return false;
    }
}
