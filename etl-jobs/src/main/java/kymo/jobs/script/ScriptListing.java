package kymo.jobs.script;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a folder of scripts holds.
 *
 * @param scripts by name
 * @param refused files that end like scripts and are none, by file name, with the reason for people
 */
public record ScriptListing(Map<String, ScriptFile> scripts, Map<String, String> refused) {

    static final ScriptListing EMPTY = new ScriptListing(Map.of(), Map.of());

    public ScriptListing {
        scripts = Collections.unmodifiableMap(new TreeMap<>(scripts));
        refused = Collections.unmodifiableMap(new TreeMap<>(refused));
    }
}
