package kymo.core.processors;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import kymo.core.kernel.quality.CalendarPeriod;
import kymo.core.kernel.quality.Climatology;
import kymo.core.kernel.quality.ClimatologyMember;
import kymo.core.kernel.quality.QualityTest;
import kymo.core.kernel.quality.ValueSpan;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import kymo.core.quality.TimeScale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is usual in which season: {@code members} of {@code {from, to, period?, suspect, fail?}}. Nothing tells that but people, so there is no default. */
record Seasons(TestSettings settings) {

    @Nullable
    QualityTest climatology(Parameters given, ObjectNode told) {
        JsonNode value = given.value("members");
        if (value == null) return null;
        if (!value.isArray())
            throw new ProblemException(
                            ProblemCode.PARAMETER_INVALID,
                            "members of %s must be a list of seasons but was %s".formatted(given.processor(), value))
                    .in("members");
        if (settings.input() != null && !TimeScale.isCalendar(settings.input()))
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID,
                    "climatology needs an axis of dates or times but the dataset has none; leave it out");
        List<ClimatologyMember> members = new ArrayList<>();
        for (int place = 0; place < value.size(); place++) {
            JsonNode member = value.get(place);
            int at = place;
            members.add(ProblemException.under(
                    "members", () -> ProblemException.under(at, () -> TestSettings.checked(() -> member(member)))));
        }
        told.set("members", value);
        return new Climatology(members);
    }

    private static ClimatologyMember member(JsonNode member) {
        Parameters given = Parameters.of("a season", List.of("from", "to", "period", "suspect", "fail"), member);
        CalendarPeriod period = given.has("period") ? given.choice("period", CalendarPeriod.class) : null;
        ValueSpan suspect = TestSettings.span(given, "suspect");
        if (suspect == null)
            throw new ProblemException(
                    ProblemCode.PARAMETER_INVALID, "a season needs suspect, the span of usual values; give one");
        return new ClimatologyMember(
                end(given, "from", period),
                end(given, "to", period),
                period,
                suspect,
                TestSettings.span(given, "fail"),
                null);
    }

    private static long end(Parameters given, String name, @Nullable CalendarPeriod period) {
        if (period != null) return given.wholeNumber(name, 0, Integer.MAX_VALUE);
        JsonNode value = given.value(name);
        try {
            if (value != null && value.isString()) return nanos(value.asString());
        } catch (DateTimeParseException | ArithmeticException e) {
            // refused below
        }
        throw new ProblemException(
                        ProblemCode.PARAMETER_INVALID,
                        "%s of a season must be a date or time such as \"2024-06-01\", or a number of its period, but was %s"
                                .formatted(name, value))
                .in(name);
    }

    private static long nanos(String text) {
        LocalDateTime time;
        if (text.indexOf('T') < 0) time = LocalDate.parse(text).atStartOfDay();
        else if (text.endsWith("Z") || text.lastIndexOf('+') > 0)
            time = OffsetDateTime.parse(text)
                    .withOffsetSameInstant(ZoneOffset.UTC)
                    .toLocalDateTime();
        else time = LocalDateTime.parse(text);
        Instant instant = time.toInstant(ZoneOffset.UTC);
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }
}
