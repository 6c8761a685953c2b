/**
 * Answers questions that somebody waits for, beside the runs: on threads of its own, so that no long run makes a question wait.
 *
 * <p>Start at {@link kymo.jobs.inquiries.AnswerDesk}. A room that can answer something offers an {@link kymo.jobs.inquiries.Answerer}.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package kymo.jobs.inquiries;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
