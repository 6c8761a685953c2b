/**
 * Uploads on their way: files that come in pieces, over connections that break, to gateways that die.
 *
 * <p>Start at {@link kymo.core.uploads.IncomingUploads}; {@link kymo.core.uploads.Arrivals} takes those that come whole, in one request. What counts is what a committed row names: a piece is a file in the store first, then a
 * row, and only then part of the offset that a sender is told. Once whole, the pieces become one stored file and an
 * {@link kymo.core.dataset.Upload}; that is where this room ends. {@link kymo.core.uploads.Admission} says what may come in at all, and
 * {@link kymo.core.uploads.FileName} what it may be called; both hold for every way in.
 */
@NullMarked
package kymo.core.uploads;

import org.jspecify.annotations.NullMarked;
