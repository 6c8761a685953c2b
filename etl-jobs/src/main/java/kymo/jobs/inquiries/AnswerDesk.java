package kymo.jobs.inquiries;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import kymo.core.inquiries.Inquiry;
import kymo.core.inquiries.InquiryQueue;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes questions and has them answered. One thread more says that those in hand are still being answered, and sweeps away what askers that are
 * gone have left. A failure that nobody foresaw is answered too: whoever asked does not wait for nothing.
 */
public final class AnswerDesk implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerDesk.class);

    /** One large question leaves a thread for the others. */
    private static final int THREADS = 2;

    private final InquiryQueue queue;
    private final Map<String, Answerer> answerers;
    private final Duration poll;
    private final Duration patience;
    private final Semaphore wake = new Semaphore(0);
    private final Map<UUID, Inquiry> inHand = new ConcurrentHashMap<>();
    private volatile boolean running;
    private ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor();

    /**
     * A desk that is not open yet.
     *
     * @param poll how often it looks for questions when nobody rings
     * @param patience as the queue's: questions in hand are held three times as often
     */
    public AnswerDesk(InquiryQueue queue, List<Answerer> answerers, Duration poll, Duration patience) {
        this.queue = queue;
        this.answerers = answerers.stream().collect(Collectors.toMap(Answerer::kind, Function.identity()));
        this.poll = poll;
        this.patience = patience;
    }

    /** Makes the desk look for questions now. */
    public void ring() {
        if (wake.availablePermits() < THREADS) wake.release(THREADS);
    }

    @Override
    public synchronized void start() {
        running = true;
        threads = Executors.newFixedThreadPool(THREADS, work -> daemon(work, "kymo-answers"));
        keeper = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "kymo-answers-keeper"));
        for (int i = 0; i < THREADS; i++) threads.execute(this::answerWhileRunning);
        long third = patience.toMillis() / 3;
        ScheduledFuture<?> unused = keeper.scheduleWithFixedDelay(this::keep, third, third, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        running = false;
        // who asked gets the answer from another worker once this one was silent for long enough
        threads.shutdownNow();
        keeper.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** With the worker's runs: while the database is still there. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void answerWhileRunning() {
        Set<String> kinds = answerers.keySet();
        while (running) {
            try {
                Optional<Inquiry> next = queue.claim(kinds);
                if (next.isPresent()) answer(next.get());
                else if (!wake.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS)) wake.drainPermits();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (!running) return;
                LOG.warn("questions could not be looked for ({}); trying again", e.toString());
                if (!rested()) return;
            }
        }
    }

    private void answer(Inquiry inquiry) {
        inHand.put(inquiry.id(), inquiry);
        try {
            Answerer answerer = answerers.get(inquiry.kind());
            if (answerer == null) throw new IllegalStateException("a kind is claimed that nobody serves");
            queue.answer(inquiry, answerer.answer(inquiry.request()));
        } catch (ProblemException e) {
            queue.refuse(inquiry, e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            if (!running) return;
            LOG.error("a question of kind {} could not be answered; whoever asked is told so", inquiry.kind(), e);
            queue.refuse(
                    inquiry,
                    new ProblemException(
                            ProblemCode.INTERNAL,
                            "the question '%s' failed (%s); look at the worker's log"
                                    .formatted(inquiry.kind(), e.getClass().getSimpleName())));
        } finally {
            inHand.remove(inquiry.id());
        }
    }

    private void keep() {
        try {
            inHand.values().forEach(queue::hold);
            queue.sweep();
        } catch (RuntimeException e) {
            LOG.warn("questions could not be held ({}); trying again", e.toString());
        }
    }

    private boolean rested() {
        try {
            Thread.sleep(poll.toMillis());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
