/**
 * Recipes: chains of processors that people keep and apply to many datasets at once.
 *
 * <p>Start at {@link kymo.gateway.recipes.RecipeController}.
 */
@ApplicationModule(allowedDependencies = {"view", "web"})
@NullMarked
package kymo.gateway.recipes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
