/**
 * Questions that a worker answers at once, while somebody waits: what a file would be read as, what a script would make of some rows.
 *
 * <p>Start at {@link kymo.core.inquiries.Inquiries}, who asks; a worker takes them from {@link kymo.core.inquiries.InquiryQueue}. Whoever may not
 * or cannot compute an answer itself asks here. Nothing is kept: a question is gone once it is answered or nobody waits any longer.
 */
@NullMarked
package kymo.core.inquiries;

import org.jspecify.annotations.NullMarked;
