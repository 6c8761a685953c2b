package kymo.jobs.ingest.text;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of a file, parsed; in order. With several threads some chunks are parsed ahead, never more than twice the threads; the
 * caller's own thread cuts them.
 */
final class Fragments implements AutoCloseable {

    private final Chunks chunks;
    private final Reading reading;
    private final int threads;
    private final Queue<ChunkParser> idleParsers = new ConcurrentLinkedQueue<>();
    private final Queue<Fragment> emptyFragments = new ConcurrentLinkedQueue<>();
    private final Queue<Future<Fragment>> ahead = new ArrayDeque<>();
    private @Nullable ExecutorService workers;
    private boolean cutAll;

    Fragments(Chunks chunks, Reading reading, int threads) {
        this.chunks = chunks;
        this.reading = reading;
        this.threads = threads;
    }

    /** The next fragment, null behind the last. It belongs to the caller until it is given back. */
    @Nullable
    Fragment next() {
        if (threads > 1) return nextAhead();
        Chunk chunk = chunks.next();
        return chunk == null ? null : parse(chunk);
    }

    private @Nullable Fragment nextAhead() {
        while (!cutAll && ahead.size() < 2 * threads) {
            Chunk chunk = chunks.next();
            cutAll = chunk == null;
            if (chunk != null) ahead.add(workers().submit(() -> parse(chunk)));
        }
        Future<Fragment> first = ahead.poll();
        return first == null ? null : wait(first);
    }

    private static Fragment wait(Future<Fragment> parsed) {
        try {
            return parsed.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("reading was interrupted");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof RuntimeException failure) throw failure;
            if (cause instanceof Error error) throw error;
            throw new IllegalStateException(cause);
        }
    }

    private ExecutorService workers() {
        ExecutorService present = workers;
        if (present != null) return present;
        ExecutorService made = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "text-parser");
            thread.setDaemon(true);
            return thread;
        });
        workers = made;
        return made;
    }

    private Fragment parse(Chunk chunk) {
        ChunkParser idle = idleParsers.poll();
        ChunkParser parser = idle == null ? new ChunkParser(reading) : idle;
        Fragment empty = emptyFragments.poll();
        Fragment fragment = empty == null ? new Fragment(reading.columns()) : empty;
        parser.parse(chunk, fragment);
        idleParsers.add(parser);
        return fragment;
    }

    void giveBack(Fragment used) {
        used.chunk = null;
        emptyFragments.add(used);
    }

    @Override
    public void close() {
        ExecutorService present = workers;
        if (present != null) present.shutdownNow();
    }
}
