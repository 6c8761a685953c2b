package kymo.jobs.script.api;

import java.util.List;

/** The parameters of a run by the names that the script has declared; they have been checked. */
public interface Params {

    /** A {@code NUMBER} or {@code INTEGER}. */
    double number(String name);

    /** An {@code INTEGER}. */
    long integer(String name);

    /** A {@code TEXT}. */
    String text(String name);

    /** A {@code CHOICE}. */
    String choice(String name);

    /** A {@code FLAG}. */
    boolean flag(String name);

    /** The name of the column that a {@code COLUMN} or {@code ANY_COLUMN} is. */
    String column(String name);

    /** The names of the columns that {@code COLUMNS} are. */
    List<String> columns(String name);
}
