package kymo.jobs.ingest.sheet.book;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The texts that the cells of a workbook share, in two files beside it: the bytes, and where each text ends. Memory does not grow with them. */
final class OoxmlStrings extends DefaultHandler implements AutoCloseable {

    private static final long MOST_BYTES = 1L << 30;

    private final String fileName;
    private final Path textsFile;
    private final Path endsFile;
    private final DataOutputStream texts;
    private final DataOutputStream ends;
    private final TextPieces text;
    private long bytes;
    private int count;
    private int phonetic;
    private boolean inText;
    private ByteBuffer mapped = ByteBuffer.allocate(0);
    private IntBuffer mappedEnds = IntBuffer.allocate(0);

    OoxmlStrings(Path folder, String fileName) throws IOException {
        this.fileName = fileName;
        textsFile = folder.resolve("shared-texts");
        endsFile = folder.resolve("shared-ends");
        texts = out(textsFile);
        ends = out(endsFile);
        text = new TextPieces(fileName);
    }

    private static DataOutputStream out(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) {
        switch (name) {
            case "si" -> text.clear();
            case "rPh" -> phonetic++;
            case "t" -> inText = phonetic == 0;
            default -> {}
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (inText) text.append(chars, start, length, 0);
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        switch (name) {
            case "t" -> inText = false;
            case "rPh" -> phonetic--;
            case "si" -> put(text.text());
            default -> {}
        }
    }

    private void put(String shared) throws SAXException {
        byte[] utf8 = shared.getBytes(StandardCharsets.UTF_8);
        bytes += utf8.length;
        if (bytes > MOST_BYTES)
            throw Faults.limit(
                    fileName, "hold at most %,d bytes of shared text".formatted(MOST_BYTES), "it holds more");
        try {
            texts.write(utf8);
            ends.writeInt((int) bytes);
        } catch (IOException e) {
            throw new SAXException(e);
        }
        count++;
    }

    /** All have come; from now on they can be asked for. */
    void complete() throws IOException {
        texts.close();
        ends.close();
        if (count == 0) return;
        mapped = map(textsFile);
        mappedEnds = map(endsFile).asIntBuffer();
    }

    private static MappedByteBuffer map(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
    }

    int count() {
        return count;
    }

    /** The text of that number, counted from 0; null when there is none. */
    @Nullable
    String text(int index) {
        if (index < 0 || index >= count) return null;
        int from = index == 0 ? 0 : mappedEnds.get(index - 1);
        byte[] utf8 = new byte[mappedEnds.get(index) - from];
        mapped.get(from, utf8);
        return new String(utf8, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        texts.close();
        ends.close();
        Files.deleteIfExists(textsFile);
        Files.deleteIfExists(endsFile);
    }
}
