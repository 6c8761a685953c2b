package kymo.jobs.ingest.unpacked;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import kymo.core.archives.Member;
import kymo.core.archives.ZipArchive;
import kymo.core.files.ReadableFile;
import kymo.core.problems.ProblemCode;
import kymo.core.problems.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * One packed file: a compressed file, or a member of an archive.
 *
 * @param fileName what it is called as it is, for messages
 * @param innerName what it is called unpacked
 * @param packedBytes how many bytes it has packed
 */
record PackedFile(
        Packing packing,
        String fileName,
        String innerName,
        long packedBytes,
        ReadableFile file,
        @Nullable ZipArchive archive,
        @Nullable Member member)
        implements AutoCloseable {

    /** Null when the file is not packed. It stays its owner's to close. */
    static @Nullable PackedFile of(ReadableFile file, String fileName, @Nullable String wanted) {
        Packing packing = Packing.of(file.read(0, (int) Math.min(Packing.HEAD_BYTES, file.bytes())));
        if (packing == Packing.TAR) throw tar(fileName);
        if (packing == Packing.OTHER) throw other(fileName);
        if (packing == Packing.ZIP) {
            Optional<ZipArchive> archive = ZipArchive.open(file, fileName);
            if (archive.isPresent()) return member(file, fileName, archive.get(), wanted);
        }
        if (wanted != null) throw noArchive(fileName, wanted);
        if (packing == Packing.NONE || packing == Packing.ZIP) return null;
        return new PackedFile(packing, fileName, packing.innerName(fileName), file.bytes(), file, null, null);
    }

    private static PackedFile member(ReadableFile file, String fileName, ZipArchive archive, @Nullable String wanted) {
        try {
            Member member = archive.member(wanted);
            return new PackedFile(
                    Packing.ZIP,
                    fileName + "/" + member.name(),
                    member.fileName(),
                    member.packedBytes(),
                    file,
                    archive,
                    member);
        } catch (ProblemException e) {
            archive.close();
            throw e;
        }
    }

    InputStream stream() throws IOException {
        if (archive != null && member != null) return archive.stream(member);
        return packing.unpacked(new FileBytes(file));
    }

    @Override
    public void close() {
        if (archive != null) archive.close();
    }

    /** @throws ProblemException {@code ARCHIVE_NESTED} when what was unpacked is packed itself */
    void refuseNested(ReadableFile unpacked) {
        Packing inner = Packing.of(unpacked.read(0, (int) Math.min(Packing.HEAD_BYTES, unpacked.bytes())));
        if (inner == Packing.TAR) throw tar(fileName);
        if (inner == Packing.NONE || (inner == Packing.ZIP && !isArchive(unpacked))) return;
        throw new ProblemException(
                ProblemCode.ARCHIVE_NESTED,
                "a packed file must hold a file of data but '%s' holds another packed file; unpack the outer one and upload the inner one"
                        .formatted(fileName));
    }

    /** A workbook is a zip but no archive. */
    private boolean isArchive(ReadableFile zip) {
        Optional<ZipArchive> found = ZipArchive.open(zip, innerName);
        found.ifPresent(ZipArchive::close);
        return found.isPresent();
    }

    ProblemException broken(Exception cause) {
        String found = cause.getMessage() == null ? "it ends too early" : cause.getMessage();
        return new ProblemException(
                ProblemCode.ARCHIVE_BROKEN,
                "a packed file must be whole but '%s' is damaged (%s); pack it again, or copy it again from where it came"
                        .formatted(fileName, found.lines().findFirst().orElse("")),
                cause);
    }

    ProblemException tooLarge(long mostBytes) {
        return new ProblemException(
                ProblemCode.UNPACKED_TOO_LARGE,
                "a file may unpack to %,d bytes (kymo.ingest.unpacked-bytes) but '%s' has more; split it, or raise the worker's limit"
                        .formatted(mostBytes, fileName));
    }

    ProblemException tooDense(int mostRatio) {
        return new ProblemException(
                ProblemCode.UNPACKED_RATIO,
                "a file may unpack to %,d times its size but '%s', of %,d bytes, has more; unpack it yourself and look at it"
                        .formatted(mostRatio, fileName, packedBytes));
    }

    private static ProblemException tar(String fileName) {
        return new ProblemException(
                ProblemCode.ARCHIVE_UNSUPPORTED,
                "an archive of several files must be a .zip but '%s' is a tar; pack its files as .zip, or compress each with gzip or zstd"
                        .formatted(fileName));
    }

    private static ProblemException other(String fileName) {
        return new ProblemException(
                ProblemCode.ARCHIVE_UNSUPPORTED,
                "a packed file must be a .gz, .zst or .zip but '%s' is packed in another way; unpack it and upload what is in it, or pack that anew"
                        .formatted(fileName));
    }

    private static ProblemException noArchive(String fileName, String member) {
        return new ProblemException(
                ProblemCode.MEMBER_UNKNOWN,
                "the option member names a file in an archive but '%s' is no archive and has no '%s'; leave the option out"
                        .formatted(fileName, member));
    }
}
