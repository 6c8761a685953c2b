package kymo.jobs.ingest.columnar;

import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.parquet.format.CompressionCodec;

/** Unpacks bytes whose length unpacked is known. Throws {@link IOException} or a {@link RuntimeException} of any kind when they are not what they must be. */
final class Codecs {

    private Codecs() {}

    static boolean reads(CompressionCodec codec) {
        return switch (codec) {
            case UNCOMPRESSED, SNAPPY, GZIP, ZSTD, LZ4, LZ4_RAW -> true;
            case LZO, BROTLI -> false;
        };
    }

    /** Unpacks {@code length} bytes of Parquet into {@code into} from {@code at} to its end. */
    static void unpack(CompressionCodec codec, byte[] from, int start, int length, Bits into, int at)
            throws IOException {
        int room = into.end - at;
        int unpacked = switch (codec) {
            case UNCOMPRESSED -> {
                if (length != room) throw new IOException("%d bytes instead of %d".formatted(length, room));
                System.arraycopy(from, start, into.bytes, at, length);
                yield length;
            }
            case SNAPPY -> new SnappyDecompressor().decompress(from, start, length, into.bytes, at, room);
            case ZSTD -> new ZstdDecompressor().decompress(from, start, length, into.bytes, at, room);
            case LZ4_RAW -> new Lz4Decompressor().decompress(from, start, length, into.bytes, at, room);
            case LZ4 -> hadoop(from, start, length, into.bytes, at, room);
            case GZIP -> {
                InputStream in = new GZIPInputStream(new ByteArrayInputStream(from, start, length));
                yield whole(in, into.bytes, at, room);
            }
            case LZO, BROTLI -> throw new IOException("packed by %s".formatted(codec));
        };
        if (unpacked != room) throw new IOException("%d bytes instead of %d".formatted(unpacked, room));
    }

    /**
     * The first LZ4 of Parquet was framed as Hadoop does, pieces behind their lengths; some wrote it bare.
     */
    private static int hadoop(byte[] from, int start, int length, byte[] into, int at, int room) {
        ByteBuffer in = ByteBuffer.wrap(from, start, length);
        int end = at;
        try {
            while (in.remaining() > 0) {
                int pieceRoom = in.getInt();
                int pieceLength = in.getInt();
                if (pieceRoom < 0 || pieceRoom > at + room - end || pieceLength < 0 || pieceLength > in.remaining())
                    return bare(from, start, length, into, at, room);
                end += new Lz4Decompressor().decompress(from, in.position(), pieceLength, into, end, pieceRoom);
                in.position(in.position() + pieceLength);
            }
            return end - at;
        } catch (RuntimeException e) {
            return bare(from, start, length, into, at, room);
        }
    }

    private static int bare(byte[] from, int start, int length, byte[] into, int at, int room) {
        return new Lz4Decompressor().decompress(from, start, length, into, at, room);
    }

    /** Unpacks Arrow's LZ4 frame into all of {@code into}. */
    static void unpackLz4Frame(byte[] from, int start, int length, byte[] into, int room) throws IOException {
        InputStream in = new FramedLZ4CompressorInputStream(new ByteArrayInputStream(from, start, length));
        int unpacked = whole(in, into, 0, room);
        if (unpacked != room) throw new IOException("%d bytes instead of %d".formatted(unpacked, room));
    }

    /** Unpacks Arrow's zstd frame into all of {@code into}. */
    static void unpackZstd(byte[] from, int start, int length, byte[] into, int room) throws IOException {
        int unpacked = new ZstdDecompressor().decompress(from, start, length, into, 0, room);
        if (unpacked != room) throw new IOException("%d bytes instead of %d".formatted(unpacked, room));
    }

    private static int whole(InputStream in, byte[] into, int at, int room) throws IOException {
        int read = in.readNBytes(into, at, room);
        return in.read() < 0 ? read : room + 1;
    }
}
