package kymo.jobs.host;

import static kymo.core.problems.ProblemCode.HOST_DIED;
import static kymo.core.problems.ProblemCode.HOST_LIMIT;
import static kymo.core.problems.ProblemCode.HOST_MEMORY;
import static kymo.core.problems.ProblemCode.HOST_TIMEOUT;
import static kymo.jobs.host.Outcome.ENDED;
import static kymo.jobs.host.Outcome.INSIDE;
import static kymo.jobs.host.Outcome.NOT_STOPPED;
import static kymo.jobs.host.Outcome.REFUSED;

import java.util.Locale;
import kymo.core.problems.ProblemCode;
import org.jspecify.annotations.Nullable;

/** What code in a host may try, and what becomes of it; {@link AttackTask} tries it in Java. */
enum Attack {
    EXIT("`System.exit`", HOST_DIED),
    HALT("`Runtime.halt`, with the code that stands for too little memory", HOST_MEMORY),
    UNCAUGHT("an exception that nobody catches", HOST_DIED),
    RECURSION("recursion without end", HOST_DIED),

    PASSWD("read `/etc/passwd`", REFUSED, NOT_STOPPED),
    CONFIGURATION("read a file of the worker's, such as its configuration", REFUSED, NOT_STOPPED),
    ENVIRONMENT("find a variable of the worker's environment in its own", REFUSED, REFUSED),
    WORKERS_ENVIRONMENT("read the worker's environment from `/proc`", REFUSED, NOT_STOPPED),
    DESCRIPTORS_OF_WORKER("find a file that the worker has open among its own", REFUSED, REFUSED),
    LIST_FOLDER("list a folder of the worker's", REFUSED, NOT_STOPPED),
    SYMLINK("read a file of the worker's through a link in its own folder", REFUSED, NOT_STOPPED),
    SYMLINK_LEFT("leave a link to a folder of the worker's, to be removed with what is in it", REFUSED, REFUSED),
    WRITE_OUTSIDE("write a file beside its folder", REFUSED, NOT_STOPPED),
    WRITE_CLASSES("write to the jars and folders of its class path", REFUSED, NOT_STOPPED),
    WRITE_SHARED_MEMORY("write to `/dev/shm`", REFUSED, NOT_STOPPED),

    SOCKET("connect to a port of the machine", REFUSED, NOT_STOPPED),
    DATAGRAM("send a datagram to a port of the machine", REFUSED, NOT_STOPPED),
    DNS("look up a name", REFUSED, NOT_STOPPED),

    SHELL("run a program of the machine by `ProcessBuilder`", REFUSED, NOT_STOPPED),
    KILL("end another process of the same user", REFUSED, NOT_STOPPED),
    LOAD("write a library into its folder and load it", INSIDE, NOT_STOPPED),
    GRANDCHILD("start a process that outlives it", INSIDE, INSIDE),
    DAEMON("start a process that outlives it and leaves its session", REFUSED, NOT_STOPPED),
    FORKS("start hundreds of processes", HOST_LIMIT),
    THREADS("start 10,000 threads", HOST_LIMIT),

    ARRAY("make an array of 16 GiB", HOST_MEMORY),
    HEAP("fill the heap", HOST_MEMORY),
    METASPACE("make classes without end", HOST_MEMORY),
    DIRECT_MEMORY("take memory beside the heap in buffers", HOST_MEMORY),
    NATIVE_MEMORY("take memory beside the heap by `Unsafe`", HOST_MEMORY),

    LOOP("an endless loop", HOST_TIMEOUT),
    REGEX("`(.*?,){30}P` over a text without a P", HOST_TIMEOUT),
    SLEEP("sleep instead of answering", HOST_TIMEOUT),
    STOP_WATCHES("stop the threads that watch over it, then loop", HOST_TIMEOUT),
    PRINT("print without end", HOST_TIMEOUT),

    GARBAGE("write to the pipe to its worker past the frames", HOST_DIED),
    LONG_FRAME("send a frame that is longer than one may be", HOST_DIED),
    UNKNOWN_KIND("send a frame of a kind that there is not", HOST_DIED),
    ANSWERS("answer without end", HOST_LIMIT),

    LARGE_FILE("write a file that is larger than one may be", REFUSED, REFUSED),
    MANY_FILES("fill the disk with files", HOST_LIMIT),
    REMOVED_FILES("fill the disk with files that it removes but holds open", HOST_LIMIT),
    OPEN_FILES("open thousands of files", REFUSED, REFUSED);

    final String tries;
    final Outcome caged;
    final Outcome limits;
    final @Nullable ProblemCode code;

    Attack(String tries, ProblemCode code) {
        this.tries = tries;
        this.caged = ENDED;
        this.limits = ENDED;
        this.code = code;
    }

    Attack(String tries, Outcome caged, Outcome limits) {
        this.tries = tries;
        this.caged = caged;
        this.limits = limits;
        this.code = null;
    }

    Outcome at(HostLevel level) {
        return level == HostLevel.CAGED ? caged : limits;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
