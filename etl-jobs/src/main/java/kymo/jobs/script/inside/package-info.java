/**
 * What runs in the forked JVM: a script is compiled, tells what it is, and works on blocks.
 *
 * <p>Start at {@link kymo.jobs.script.inside.ScriptTask}. {@link kymo.jobs.script.inside.ScriptCompiler} compiles, always statically;
 * {@link kymo.jobs.script.inside.AllowList} refuses what a script has no business with, in words; {@link kymo.jobs.script.inside.Walls} refuses it once more
 * while it runs, whatever it was compiled from. Neither is the last wall: that is the process, see {@link kymo.jobs.host}.
 */
@NullMarked
package kymo.jobs.script.inside;

import org.jspecify.annotations.NullMarked;
