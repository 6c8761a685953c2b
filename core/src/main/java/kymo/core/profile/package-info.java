/**
 * What is worth knowing of a dataset's columns and axis: counts, extremes, moments, quantiles, gaps.
 *
 * <p>Start at {@link kymo.core.profile.PartProfile}, which is taken of each part while its blocks are in memory and put aside, and
 * {@link kymo.core.profile.ProfileFold}, which makes a {@link kymo.core.profile.DatasetProfile} of all of them. The same rows give the same profile, however
 * many threads took it and however often they were killed. What is estimated says so.
 */
@NullMarked
package kymo.core.profile;

import org.jspecify.annotations.NullMarked;
