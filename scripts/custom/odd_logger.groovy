/*
 * ODL/2, what a field recorder writes: a head, then a paragraph for each record.
 *
 *     ODL/2 field recorder
 *     station: North ridge
 *     year: 2023
 *     clock: +02:00
 *     channel: T1 [degC] air temperature
 *     channel: p [hPa] pressure
 *     ---
 *
 *     @ 365/23:59:50.5
 *     T1=-3.25 p=1013.2
 *
 *     @ 001/00:00:00
 *     T1=-3.5
 *     p=***
 *     ! battery low
 *
 * A time is the day of the year and the recorder's clock; where the days begin again, the next year has begun. *** is a sensor that did not answer.
 * A channel that a record leaves out is missing there.
 */
@Script(title = 'Field recorder ODL/2', description = 'Reads the paragraphs of a field recorder: a time by the day of the year, then channel=value.')
@Param(name = 'year', type = INTEGER, min = 0d, max = 9999d, defaultValue = '0', help = 'The year of the first record; 0 takes it from the head of the file.')
@Param(name = 'notes', type = FLAG, defaultValue = 'true', help = 'Whether lines that begin with ! become a column.')
void read(Bytes input, Params params, RowSink rows) {
    String first = input.line()
    if (first == null || !first.startsWith('ODL/2')) throw new IllegalArgumentException('a file of this recorder begins with ODL/2')
    int year = (int) params.integer('year')
    ZoneOffset clock = ZoneOffset.UTC
    Map<String, Integer> channels = new HashMap<String, Integer>()
    rows.axis(rows.column('time', Type.INSTANT, null))
    String line = input.line()
    while (line != null && line.strip() != '---') {
        String told = after(line)
        if (line.startsWith('year:') && year == 0) year = Integer.parseInt(told)
        if (line.startsWith('clock:')) clock = ZoneOffset.of(told)
        if (line.startsWith('channel:')) {
            String name = told.split(' ', -1)[0]
            channels.put(name, rows.column(name, Type.NUMBER, unit(told)))
        }
        line = input.line()
    }
    if (year == 0) throw new IllegalArgumentException('the head tells no year; give one as a parameter')
    int note = params.flag('notes') ? rows.column('note', Type.TEXT, null) : -1

    int lastDay = 0
    line = input.line()
    while (line != null) {
        if (line.isBlank()) {
            line = input.line()
            continue
        }
        int day = day(line)
        long time = day < 1 ? -1L : time(line, day < lastDay - 180 ? year + 1 : year, day, clock)
        if (day < 1 || time < 0) {
            rows.reject(line, 'a record begins with @, the day of the year, / and a time of day')
            while (line != null && !line.isBlank()) line = input.line()
            continue
        }
        if (day < lastDay - 180) year++
        lastDay = day
        rows.integer(0, time)
        line = input.line()
        while (line != null && !line.isBlank()) {
            if (line.startsWith('!')) {
                if (note >= 0) rows.text(note, line.substring(1).strip())
            } else {
                for (String field : line.strip().split(' +', -1)) value(field, channels, rows)
            }
            line = input.line()
        }
        rows.end()
    }
}

void value(String field, Map<String, Integer> channels, RowSink rows) {
    int sign = field.indexOf('=')
    Integer column = sign < 0 ? null : channels.get(field.substring(0, sign))
    if (column == null) {
        println 'no channel of the head: ' + field
        return
    }
    String text = field.substring(sign + 1)
    if (text == '***') return
    if (text.isDouble()) rows.number(column, text.toDouble())
    else rows.reject(column, text, 'it is no number')
}

/** What stands behind the colon. */
String after(String line) {
    return line.substring(line.indexOf(':') + 1).strip()
}

String unit(String told) {
    int from = told.indexOf('[')
    int to = told.indexOf(']')
    return from < 0 || to < from ? null : told.substring(from + 1, to)
}

/** The day of the year; 0 when there is none. */
int day(String line) {
    int slash = line.indexOf('/')
    String text = line.startsWith('@') && slash > 0 ? line.substring(1, slash).strip() : ''
    int day = text.isInteger() ? text.toInteger() : 0
    return day > 366 ? 0 : day
}

/** Nanoseconds since 1970; less than 0 when there is no such time. */
long time(String line, int year, int day, ZoneOffset clock) {
    try {
        LocalTime time = LocalTime.parse(line.substring(line.indexOf('/') + 1).strip())
        Instant at = OffsetDateTime.of(LocalDate.ofYearDay(year, day), time, clock).toInstant()
        return at.getEpochSecond() * 1_000_000_000L + at.getNano()
    } catch (DateTimeException e) {
        return -1L
    }
}
