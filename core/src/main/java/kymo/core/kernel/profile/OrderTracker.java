package kymo.core.kernel.profile;

import java.nio.ByteBuffer;

/** Whether values rose, fell or stayed anywhere from one to the next. */
final class OrderTracker {

    private boolean any;
    private double first;
    private double last;
    private boolean rose;
    private boolean fell;
    private boolean stayed;

    /** Takes in the first {@code size} of {@code x}, all finite. */
    void add(double[] x, int size) {
        if (size == 0) return;
        if (!any) first = x[0];
        else step(last, x[0]);
        any = true;
        last = x[size - 1];
        for (int i = 1; i < size && !(rose && fell); i++) step(x[i - 1], x[i]);
    }

    void add(OrderTracker next) {
        if (!next.any) return;
        if (!any) first = next.first;
        else step(last, next.first);
        any = true;
        last = next.last;
        rose |= next.rose;
        fell |= next.fell;
        stayed |= next.stayed;
    }

    Order order() {
        return new Order(!fell, !fell && !stayed, !rose, !rose && !stayed);
    }

    private void step(double from, double to) {
        rose |= to > from;
        fell |= to < from;
        stayed |= to == from;
    }

    void save(StateWriter out) {
        out.put(any);
        out.put(first);
        out.put(last);
        out.put(rose);
        out.put(fell);
        out.put(stayed);
    }

    static OrderTracker restore(ByteBuffer in) {
        OrderTracker order = new OrderTracker();
        order.any = StateWriter.flag(in);
        order.first = in.getDouble();
        order.last = in.getDouble();
        order.rose = StateWriter.flag(in);
        order.fell = StateWriter.flag(in);
        order.stayed = StateWriter.flag(in);
        return order;
    }
}
