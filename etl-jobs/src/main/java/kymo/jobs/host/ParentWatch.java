package kymo.jobs.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;

/** In the host: takes requests from the worker, and ends the host when the worker is gone, whatever the host is doing. */
final class ParentWatch {

    private static final long LOOK_EVERY_MILLIS = 500;
    private static final int ORPHANED = 71;

    private final FrameReader in;
    private final Path folder;
    private final long parent;
    private final BlockingQueue<Frame> requests = new SynchronousQueue<>();

    ParentWatch(FrameReader in, Path folder) {
        this.in = in;
        this.folder = folder;
        parent = parent();
    }

    void begin() {
        start(this::read, "requests");
        start(this::look, "parent");
    }

    Frame next() throws InterruptedException {
        return requests.take();
    }

    private static void start(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** The end of the stream is the end of the worker, or its wish. */
    private void read() {
        try {
            for (Frame frame = in.read(); frame != null; frame = in.read()) requests.put(frame);
        } catch (IOException | InterruptedException e) {
            // whatever came, nobody asks any longer
        }
        leave();
    }

    private void look() {
        while (parent() == parent) {
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException e) {
                break;
            }
        }
        leave();
    }

    private static long parent() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L);
    }

    private void leave() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        HostFolder.delete(folder);
        Runtime.getRuntime().halt(ORPHANED);
    }
}
