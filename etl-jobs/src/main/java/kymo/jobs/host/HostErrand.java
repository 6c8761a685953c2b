package kymo.jobs.host;

/**
 * What a host is for, in the words of its user.
 *
 * @param what such as {@code reading 'run.xlsx'}; a problem's message begins with it
 * @param advice what to do when it cannot be done, such as {@code save the sheet as CSV}
 */
public record HostErrand(String what, String advice) {}
