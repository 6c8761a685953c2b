package kymo.jobs.ingest.text;

import java.util.List;
import kymo.core.intake.Notation;
import kymo.jobs.ingest.format.Notice;
import org.jspecify.annotations.Nullable;

/**
 * The decimal sign and the sign between groups of three digits of a file.
 *
 * @param decimal {@code .} or {@code ,}
 * @param thousands null for none
 */
record NumberStyle(String decimal, @Nullable String thousands) {

    private static final String GROUPING = "., '\u00A0\u202F\u2019";
    private static final int LONGEST = 40;

    /** Counts, over all cells of a sample, what each sign can only be. */
    static final class Tally {
        private int pointDecimals;
        private int commaDecimals;
        /** Cells such as {@code 1,234}, where the sign may be either. */
        private int doubtfulPoints;

        private int doubtfulCommas;
        private final int[] groupings = new int[GROUPING.length()];

        /** Takes a cell into account. */
        void add(String text) {
            if (text.length() > LONGEST || text.length() < 3) return;
            int at = text.charAt(0) == '-' || text.charAt(0) == '+' ? 1 : 0;
            int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
            String number = exponent > at ? text.substring(at, exponent) : text.substring(at);
            int points = 0;
            int commas = 0;
            int last = -1;
            for (int i = 0; i < number.length(); i++) {
                char c = number.charAt(i);
                if (c == '.') points++;
                else if (c == ',') commas++;
                else if (!isDigit(c) && GROUPING.indexOf(c) < 0) return;
                if (c == '.' || c == ',') last = i;
            }
            if (points > 0 && commas > 0) both(number, last, points, commas);
            else if (points + commas == 1) one(number, last, exponent > at);
            else if (points + commas > 1) several(number, last);
            else grouped(number, number, 0);
        }

        private void both(String number, int last, int points, int commas) {
            boolean comma = number.charAt(last) == ',';
            if ((comma ? commas : points) != 1) return;
            if (isGrouped(number.substring(0, last), comma ? '.' : ',')) count(comma, comma ? '.' : ',');
        }

        private void one(String number, int at, boolean exponent) {
            boolean comma = number.charAt(at) == ',';
            String whole = number.substring(0, at);
            boolean doubtful = !exponent
                    && whole.length() <= 3
                    && !whole.isEmpty()
                    && whole.charAt(0) != '0'
                    && number.length() - at == 4;
            if (!whole.chars().allMatch(c -> isDigit((char) c))) {
                grouped(whole, number, comma ? 2 : 1);
            } else if (doubtful && comma) {
                doubtfulCommas++;
            } else if (doubtful) {
                doubtfulPoints++;
            } else if (comma) {
                commaDecimals++;
            } else {
                pointDecimals++;
            }
        }

        private void several(String number, int last) {
            char sign = number.charAt(last);
            if (isGrouped(number, sign)) count(sign == '.', sign);
        }

        /** Blanks or apostrophes between groups; {@code decimal} is 1 for a point behind, 2 for a comma, 0 for none. */
        private void grouped(String whole, String number, int decimal) {
            for (int i = 2; i < GROUPING.length(); i++) {
                char sign = GROUPING.charAt(i);
                // a plain blank alone may as well stand between two numbers
                if (whole.indexOf(sign) < 0 || !isGrouped(whole, sign) || (sign == ' ' && decimal == 0)) continue;
                groupings[i]++;
                if (decimal == 1 && number.length() > whole.length()) pointDecimals++;
                if (decimal == 2) commaDecimals++;
            }
        }

        private void count(boolean commaIsDecimal, char grouping) {
            if (commaIsDecimal) commaDecimals++;
            else pointDecimals++;
            groupings[GROUPING.indexOf(grouping)]++;
        }

        private static boolean isGrouped(String whole, char sign) {
            int group = 0;
            boolean first = true;
            for (int i = 0; i < whole.length(); i++) {
                char c = whole.charAt(i);
                if (isDigit(c)) {
                    group++;
                } else {
                    if (c != sign || (first ? group < 1 || group > 3 : group != 3)) return false;
                    first = false;
                    group = 0;
                }
            }
            return !first && group == 3;
        }

        private static boolean isDigit(char c) {
            return c >= '0' && c <= '9';
        }

        /** What the signs are, options first; guesses are noted. */
        NumberStyle decide(Notation notation, String delimiter, List<Notice> notices, Choices choices) {
            String decimal = notation.decimal();
            if (decimal == null) decimal = decimal(notation, delimiter, notices);
            String thousands = notation.thousands();
            if (thousands == null) thousands = thousands(decimal, notices);
            NumberStyle style = new NumberStyle(
                    decimal, thousands == null || thousands.isEmpty() || thousands.equals(decimal) ? null : thousands);
            choose(notation, style, choices);
            return style;
        }

        private void choose(Notation notation, NumberStyle style, Choices choices) {
            boolean point = style.decimal.equals(".");
            int pro = point ? pointDecimals : commaDecimals;
            int contra = point ? commaDecimals : pointDecimals;
            boolean open = pro + contra == 0 && doubtfulPoints + doubtfulCommas > 0;
            choices.settled(
                    notation.decimal() != null,
                    "decimal",
                    style.decimal,
                    open ? 0.5 : Choices.share(pro, contra),
                    point ? "," : ".",
                    open
                            ? "each number with a sign has three digits behind it, which may be thousands"
                            : pro + contra == 0
                                    ? "no number has a fraction"
                                    : "%d of %d numbers can only be read so".formatted(pro, pro + contra));
            int grouped = 0;
            for (int count : groupings) grouped += count;
            boolean doubtful = style.thousands != null && grouped == 0;
            choices.settled(
                    notation.thousands() != null,
                    "thousands",
                    style.thousands == null ? "none" : style.thousands,
                    doubtful ? 0.5 : 1,
                    doubtful ? "none" : null,
                    doubtful
                            ? "numbers such as 1%s234 may be thousands or decimals".formatted(style.thousands)
                            : grouped == 0 ? "no number is grouped" : "%d numbers are grouped so".formatted(grouped));
        }

        private String decimal(Notation notation, String delimiter, List<Notice> notices) {
            if (",".equals(notation.thousands())) return ".";
            if (".".equals(notation.thousands())) return ",";
            if (pointDecimals > 0 && commaDecimals > 0)
                notices.add(new Notice(
                        "decimal-mixed",
                        "%d cells have a decimal point and %d a decimal comma; the more frequent one is taken"
                                .formatted(pointDecimals, commaDecimals),
                        null));
            if (commaDecimals > pointDecimals) return ",";
            if (pointDecimals == 0 && doubtfulPoints > 0 && notation.thousands() == null)
                notices.add(new Notice(
                        "decimal-assumed",
                        "numbers such as 1.234 are read with the point as decimal sign; set the option decimal to , if"
                                + " it groups thousands",
                        null));
            if (pointDecimals > 0 || doubtfulCommas == 0 || doubtfulPoints > 0) return ".";
            String assumed = delimiter.equals(",") ? "." : ",";
            notices.add(new Notice(
                    "decimal-assumed",
                    "numbers such as 1,234 are read with the comma as %s; set the option decimal if that is wrong"
                            .formatted(assumed.equals(",") ? "decimal sign" : "thousands separator"),
                    null));
            return assumed;
        }

        private @Nullable String thousands(String decimal, List<Notice> notices) {
            boolean point = decimal.equals(".");
            int other = groupings[point ? 1 : 0];
            int doubtful = point ? doubtfulCommas : doubtfulPoints;
            if (other == 0 && doubtful > 0)
                notices.add(new Notice(
                        "thousands-assumed",
                        "numbers such as 1%s234 are read as thousands; set the option thousands to none if that is wrong"
                                .formatted(point ? "," : "."),
                        null));
            if (other > 0 || doubtful > 0) return point ? "," : ".";
            int best = 2;
            for (int i = 3; i < groupings.length; i++) {
                if (groupings[i] > groupings[best]) best = i;
            }
            return groupings[best] == 0 ? null : String.valueOf(GROUPING.charAt(best));
        }
    }
}
