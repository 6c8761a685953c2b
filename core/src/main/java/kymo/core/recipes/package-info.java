/**
 * Chains of processors that people keep, version by version, and apply to datasets.
 *
 * <p>Start at {@link kymo.core.recipes.Recipes}. A recipe is data: applying it asks {@link kymo.core.intake.Intake} for its runs.
 */
@NullMarked
package kymo.core.recipes;

import org.jspecify.annotations.NullMarked;
