package kymo.core.scripts;

/** What a parameter of a script may be. */
public enum ParameterType {
    /** A finite number. */
    NUMBER,
    /** A whole number of at most 53 bits. */
    INTEGER,
    TEXT,
    /** True or false. */
    FLAG,
    /** One of some texts. */
    CHOICE,
    /** A numeric column of the dataset. */
    COLUMN,
    /** Numeric columns of the dataset; none named means every one but the axis. */
    COLUMNS,
    /** A column of the dataset of any type. */
    ANY_COLUMN;

    /** Whether its value names columns. */
    public boolean isColumns() {
        return this == COLUMN || this == COLUMNS || this == ANY_COLUMN;
    }
}
