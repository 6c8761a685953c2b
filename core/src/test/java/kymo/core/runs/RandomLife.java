package kymo.core.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * People and workers who do anything at any time, the same for the same seed: also workers that go on with a claim they have lost. Every step
 * answers with what came of it, so that two stores can be compared.
 */
final class RandomLife {

    private static final int WORKERS = 3;

    private final Runs runs;
    private final Random random;
    private final List<UUID> submitted = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();

    RandomLife(Runs runs, long seed) {
        this.runs = runs;
        this.random = new Random(seed);
    }

    List<UUID> submitted() {
        return submitted;
    }

    /** One step, in words. */
    String step() {
        int what = random.nextInt(100);
        try {
            if (what < 22) return submit();
            if (what < 40) return "claim " + held(runs.claim(worker(), 1 + random.nextInt(3)));
            if (what < 48) return "reap " + held(runs.reap(worker(), 1 + random.nextInt(3)));
            if (what < 54) return "void " + runs.voidLeases(worker());
            if (what < 62) return "stop " + told(runs.requestStop(any()));
            if (what < 72) return "restart " + told(runs.restart(any()));
            if (what < 74) return renew();
            return work();
        } catch (ProblemException e) {
            return e.code() + " " + e.getMessage();
        } catch (LeaseLost e) {
            return e.getMessage();
        }
    }

    private String submit() {
        NewRun run = new NewRun(
                new UUID(random.nextLong(), random.nextLong()),
                "p" + random.nextInt(2),
                1,
                new UUID(0, random.nextInt(3)),
                null,
                JsonNodeFactory.instance.objectNode(),
                random.nextInt(3) == 0 ? key(random.nextInt(4)) : null,
                submitted.isEmpty() || random.nextInt(3) > 0 ? null : any(),
                random.nextInt(3),
                null);
        Submitted answer = runs.submit(run, random.nextInt(8) == 0);
        if (answer.how() == Submitted.How.NEW) submitted.add(run.id());
        return answer.how() + " " + told(answer.run());
    }

    private String work() {
        if (claims.isEmpty()) return "idle";
        Claim claim = claims.get(random.nextInt(claims.size()));
        return switch (random.nextInt(8)) {
            case 0 -> {
                runs.progress(claim, random.nextInt(1_000), random.nextBoolean() ? 1_000L : null);
                yield "progress";
            }
            case 1 -> {
                runs.handBack(claim);
                yield "handed back";
            }
            case 2 -> "stopped " + told(runs.stopped(claim));
            case 3 -> "failed " + told(runs.fail(claim, ProblemCode.COLUMN_UNKNOWN, "no such column"));
            case 4, 5 -> "failed " + told(runs.fail(claim, ProblemCode.INTERNAL, "the disk is full"));
            default ->
                "completed "
                        + told(runs.complete(
                                claim, random.nextBoolean() ? new UUID(1, random.nextInt(9)) : null, null));
        };
    }

    private String renew() {
        return "renewed "
                + runs.renew(worker()).stream().map(Lease::toString).sorted().toList();
    }

    private String held(List<Claim> taken) {
        claims.addAll(taken);
        return taken.stream()
                .map(claim -> told(claim.run()) + " " + claim.token() + claim.resumed() + claim.alone())
                .toList()
                .toString();
    }

    private UUID any() {
        return submitted.isEmpty() ? new UUID(0, 0) : submitted.get(random.nextInt(submitted.size()));
    }

    private String worker() {
        return "w" + random.nextInt(WORKERS);
    }

    private static ContentKey key(int number) {
        return new ContentKey(Integer.toString(number).repeat(64));
    }

    /** All that a run is, but for its times. */
    static String told(Run run) {
        return List.of(
                        run.id(),
                        run.processor(),
                        String.valueOf(run.resultId()),
                        run.status(),
                        run.attempt(),
                        String.valueOf(run.after()),
                        run.waiting(),
                        run.priority(),
                        String.valueOf(run.problem()),
                        run.rowsDone(),
                        String.valueOf(run.rowsTotal()),
                        run.stopRequested(),
                        run.failures(),
                        run.silentDeaths(),
                        run.token(),
                        run.eventSeq(),
                        run.startedAt() != null,
                        run.endedAt() != null)
                .toString();
    }
}
