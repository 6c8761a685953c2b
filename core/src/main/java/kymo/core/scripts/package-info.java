/**
 * The lab's own processors: what a script says of itself, the check of its parameters, what it makes of a dataset's columns, and its versions.
 *
 * <p>Start at {@link kymo.core.scripts.Declaration} and {@link kymo.core.scripts.ScriptedProcessor}. Nothing here compiles or runs a script: that is
 * done by a worker's host, which tells the declaration.
 */
@NullMarked
package kymo.core.scripts;

import org.jspecify.annotations.NullMarked;
