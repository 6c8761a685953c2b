/**
 * What a script sees: how it declares itself, what it is given, and what it makes.
 *
 * <p>Start at {@link kymo.jobs.script.api.Script} and {@link kymo.jobs.script.api.Rows}. All of it is imported into every script. What a script is given are
 * interfaces, behind which lies nothing that it could reach; what it makes are plain collections. The contract is {@code docs/reference/scripts.md}.
 */
@NullMarked
package kymo.jobs.script.api;

import org.jspecify.annotations.NullMarked;
