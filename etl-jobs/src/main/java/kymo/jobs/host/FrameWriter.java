package kymo.jobs.host;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes frames that {@link FrameReader} reads; each goes out at once. */
public final class FrameWriter {

    private final DataOutputStream out;

    FrameWriter(OutputStream out) {
        this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
    }

    /** Sends a frame; waits while the other side does not read. */
    public synchronized void write(int kind, byte[] payload) throws IOException {
        out.writeInt(FrameReader.MAGIC);
        out.writeByte(kind);
        out.writeInt(payload.length);
        out.write(payload);
        out.flush();
    }
}
