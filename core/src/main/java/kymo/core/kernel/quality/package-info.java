/**
 * Quality tests: every row of a series gets a flag from every test.
 *
 * <p>Start at {@link kymo.core.kernel.quality.GrossRange}; every other {@link kymo.core.kernel.quality.QualityTest} has the same shape: a record of its
 * settings that flags the rows of a block which brings its neighbours. The flags and the definitions are those of QARTOD
 * ({@link kymo.core.kernel.quality.QartodFlag}). Missing and infinite values are not judged but flagged as missing. Facts about the whole
 * series (a median step, quartiles) are settings, taken beforehand from its profile. A row's flag depends on the row and its
 * neighbours alone, so it is the same however the series is cut into blocks. Nothing here reads a file, a clock or a bean.
 */
@NullMarked
package kymo.core.kernel.quality;

import org.jspecify.annotations.NullMarked;
