package kymo.jobs.ingest.unpacked;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kymo.core.archives.Member;
import kymo.core.archives.ZipArchive;
import kymo.core.files.ReadableFile;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Gives files as they were before they were packed, within limits. A file that is not packed is given as it is.
 *
 * @param mostBytes how large a file may become
 * @param folder where it lies meanwhile
 */
public record Unpacking(long mostBytes, Path folder) {

    /** The limit where nothing else is configured. */
    public static final long USUAL_BYTES = 64L << 30;

    /** Beyond {@link #RATIO_FROM} a file may become so many times its size. */
    static final int MOST_RATIO = 1_000;

    static final long RATIO_FROM = 16L << 20;

    private static final int PIECE_BYTES = 1 << 16;
    /** How often the disk is looked at, and how much must stay free on it. */
    private static final long ROOM_STEP = 64L << 20;

    private static final long ROOM_LEFT = 256L << 20;

    /** @throws IllegalArgumentException when {@code mostBytes} is not positive */
    public Unpacking {
        if (mostBytes < 1)
            throw new IllegalArgumentException("kymo.ingest.unpacked-bytes must be at least 1 but was " + mostBytes);
    }

    /** With the usual limit, in the system's temporary folder. */
    public static Unpacking usual() {
        return new Unpacking(USUAL_BYTES, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /**
     * The file that is meant: a compressed one unpacked, of an archive the member of that name or the only one. {@code file} is closed with it, or at once when it
     * is needed no more or this fails.
     *
     * @param member the option of that name
     * @throws ProblemException {@code ARCHIVE_…}, {@code MEMBER_…}, {@code UNPACKED_…} when it cannot be unpacked
     */
    public Unpacked open(ReadableFile file, String fileName, @Nullable String member) {
        try (PackedFile packed = PackedFile.of(file, fileName, member)) {
            if (packed == null) return new Unpacked(file, fileName, null);
            Unpacked unpacked = new Unpacked(
                    unpack(packed), packed.innerName(), packed.packing().wireName());
            file.close();
            return unpacked;
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * The first bytes of the file that is meant; null when it has more than {@code mostBytes} in all. {@code file} stays the caller's to close.
     *
     * @param length how many of them
     */
    public static byte @Nullable [] headOfSmall(
            ReadableFile file, String fileName, @Nullable String member, long mostBytes, int length) {
        try (PackedFile packed = PackedFile.of(file, fileName, member)) {
            if (packed == null)
                return file.bytes() > mostBytes ? null : file.read(0, (int) Math.min(length, file.bytes()));
            try (InputStream in = packed.stream()) {
                byte[] head = in.readNBytes(length);
                long count = head.length;
                byte[] piece = new byte[PIECE_BYTES];
                for (int read = in.read(piece); read >= 0 && count <= mostBytes; read = in.read(piece)) count += read;
                return count <= mostBytes ? head : null;
            } catch (IOException | RuntimeException e) {
                // what is wrong with it is told when it is read
                return new byte[0];
            }
        }
    }

    /**
     * The members of an archive that could be data; none when the file is no archive.
     *
     * @throws ProblemException as {@link ZipArchive#open} does
     */
    public static List<String> members(ReadableFile file, String fileName) {
        Optional<ZipArchive> archive = ZipArchive.open(file, fileName);
        if (archive.isEmpty()) return List.of();
        try (ZipArchive open = archive.get()) {
            return open.members().stream().map(Member::name).toList();
        }
    }

    private ReadableFile unpack(PackedFile packed) {
        TemporaryFile into = create();
        try (InputStream in = packed.stream()) {
            copy(in, into, packed);
            packed.refuseNested(into);
            return into;
        } catch (ProblemException e) {
            into.close();
            throw e;
        } catch (IOException | RuntimeException e) {
            // the libraries meet nonsense with exceptions of many kinds
            into.close();
            throw packed.broken(e);
        }
    }

    private void copy(InputStream in, TemporaryFile into, PackedFile packed) throws IOException {
        long ratioBytes = Math.max(RATIO_FROM, packed.packedBytes() * MOST_RATIO);
        byte[] piece = new byte[PIECE_BYTES];
        long bytes = 0;
        long lookedAt = 0;
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            bytes += read;
            if (bytes > mostBytes) throw packed.tooLarge(mostBytes);
            if (bytes > ratioBytes) throw packed.tooDense(MOST_RATIO);
            if (bytes >= lookedAt) {
                refuseWithoutRoom(packed);
                lookedAt = bytes + ROOM_STEP;
            }
            write(into, piece, read);
        }
    }

    private void refuseWithoutRoom(PackedFile packed) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < ROOM_LEFT + ROOM_STEP)
            throw noRoom(
                    "unpacking '%s' needs room in '%s' but it has %,d bytes left; make room or set kymo.ingest.folder to another disk"
                            .formatted(packed.fileName(), folder, free),
                    null);
    }

    private TemporaryFile create() {
        try {
            return TemporaryFile.create(folder);
        } catch (IOException e) {
            throw noRoom(
                    "unpacking needs a folder but no file could be made in '%s' (%s); set kymo.ingest.folder to one that can be written to"
                            .formatted(folder, e),
                    e);
        }
    }

    private void write(TemporaryFile into, byte[] piece, int length) {
        try {
            into.append(piece, length);
        } catch (IOException e) {
            throw noRoom(
                    "unpacking needs room in '%s' but writing there failed (%s); make room or set kymo.ingest.folder to another disk"
                            .formatted(folder, e),
                    e);
        }
    }

    private static ProblemException noRoom(String message, @Nullable IOException cause) {
        return cause == null
                ? new ProblemException(ProblemCode.UNPACKED_NO_ROOM, message)
                : new ProblemException(ProblemCode.UNPACKED_NO_ROOM, message, cause);
    }
}
