package kymo.jobs.script.api;

/** What a parameter or an output holds. */
public enum Type {
    /** A number. */
    NUMBER,
    /** A whole number. */
    INTEGER,
    TEXT,
    /** True or false. */
    FLAG,
    /** Of a parameter: one of some texts. */
    CHOICE,
    /** Of a parameter: a numeric column of the dataset. */
    COLUMN,
    /** Of a parameter: numeric columns of the dataset, all but the axis when none is named. */
    COLUMNS,
    /** Of a parameter: a column of the dataset of any type. */
    ANY_COLUMN,
    /** Of an output: a moment, in nanoseconds from 1970-01-01T00:00:00Z. */
    INSTANT,
    /** Of an output: date and time of no zone, in nanoseconds from 1970-01-01T00:00. */
    DATETIME,
    /** Of an output: a day, in nanoseconds from 1970-01-01 to its midnight. */
    DATE
}
