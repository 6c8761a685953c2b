package kymo.core.recipes;

import java.time.Instant;
import java.util.UUID;

/**
 * One version of a recipe.
 *
 * @param version counted from 1
 * @param latest the recipe's newest version
 * @param createdAt when the recipe was first written
 * @param changedAt when this version was
 */
public record Recipe(UUID id, int version, int latest, RecipeText text, Instant createdAt, Instant changedAt) {}
