package kymo.jobs.ingest.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a file turned into UTF-8, and the way back from a place in it to the place in the file. Asking for places in rising
 * order costs one pass; asking for an earlier one begins again.
 */
final class SourceMap {

    private final byte[] source;
    private final Charset charset;
    private final byte[] utf8;
    private final int padding;
    private final boolean malformed;
    private final boolean isCut;

    private CharsetDecoder decoder;
    private ByteBuffer input;
    private int mapped;

    /**
     * Decodes the whole of {@code source}.
     *
     * @param cutter puts delimiters in that the file does not hold; null for none
     * @param atEnd whether the file ends here, so that half a character is malformed and not merely unfinished
     * @param padding zero bytes wanted behind the result
     */
    SourceMap(byte[] source, Charset charset, @Nullable WidthCutter cutter, boolean atEnd, int padding) {
        this.source = source;
        this.charset = charset;
        this.padding = padding;
        decoder = decoder(CodingErrorAction.REPLACE);
        input = ByteBuffer.wrap(source);
        CharBuffer chars = CharBuffer.allocate((int) (source.length * (double) decoder.maxCharsPerByte()) + 2);
        decoder.decode(input, chars, atEnd);
        if (atEnd) decoder.flush(chars);
        String text = chars.flip().toString();
        if (cutter != null) text = cutter.cut(text, atEnd);
        isCut = cutter != null;
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        utf8 = java.util.Arrays.copyOf(encoded, encoded.length + padding);
        malformed = isMalformed(input.position());
        restart();
    }

    /** The stretch in UTF-8, and the padding. */
    byte[] utf8() {
        return utf8;
    }

    int utf8Bytes() {
        return utf8.length - padding;
    }

    /** Whether some bytes stand for no character and became U+FFFD. */
    boolean isMalformed() {
        return malformed;
    }

    /** How many bytes of the file became the first {@code at} bytes of UTF-8. */
    int sourceBytes(int at) {
        if (at < mapped) restart();
        int chars = 0;
        for (int i = mapped; i < at; i++) {
            int lead = utf8[i] & 0xC0;
            if (isCut && utf8[i] == WidthCutter.DELIMITER) continue;
            if (lead != 0x80) chars += (utf8[i] & 0xF8) == 0xF0 ? 2 : 1;
        }
        decoder.decode(input, CharBuffer.allocate(chars), false);
        mapped = at;
        return input.position();
    }

    private void restart() {
        decoder = decoder(CodingErrorAction.REPLACE);
        input = ByteBuffer.wrap(source);
        mapped = 0;
    }

    private boolean isMalformed(int bytes) {
        try {
            decoder(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(source, 0, bytes));
            return false;
        } catch (CharacterCodingException e) {
            return true;
        }
    }

    private CharsetDecoder decoder(CodingErrorAction action) {
        return charset.newDecoder().onMalformedInput(action).onUnmappableCharacter(action);
    }
}
