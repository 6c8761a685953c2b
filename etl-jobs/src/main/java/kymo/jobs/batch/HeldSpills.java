package kymo.jobs.batch;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kymo.core.kernel.Block;

/** What a small run puts aside: it stays in memory. */
final class HeldSpills implements Spills {

    private final Map<String, Map<Integer, List<Block>>> tables = new HashMap<>();

    @Override
    public void put(SpillTable table, int number, List<Block> blocks) {
        if (tables.computeIfAbsent(table.name(), name -> new HashMap<>()).putIfAbsent(number, List.copyOf(blocks))
                != null)
            throw new IllegalStateException("part %d of table %s is there already".formatted(number, table.name()));
    }

    @Override
    public Spilled read(SpillTable table) {
        return new Held(Map.copyOf(tables.getOrDefault(table.name(), Map.of())));
    }

    private record Held(Map<Integer, List<Block>> parts) implements Spilled {
        @Override
        public long rows(int number) {
            return parts.getOrDefault(number, List.of()).stream()
                    .mapToLong(Block::rows)
                    .sum();
        }

        @Override
        public Part open(int number) {
            List<Block> blocks = Objects.requireNonNull(parts.get(number), "a part that is there");
            return new Part() {
                @Override
                public int blocks() {
                    return blocks.size();
                }

                @Override
                public Block read(int index) {
                    return blocks.get(index);
                }

                @Override
                public void close() {}
            };
        }
    }
}
