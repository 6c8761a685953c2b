package kymo.jobs.ingest.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What speaks for bytes that are not UTF-8 being Japanese text in Shift_JIS.
 *
 * <p>Letters of Western text make pairs that Shift_JIS allows too ({@code ér}, {@code ’s}), but they stand alone between ASCII, and mostly mean
 * rare characters. Japanese words are several characters in a row, kana and common kanji.
 */
final class ShiftJisEvidence {

    /** The standard alone, then with the additions of Windows, such as the circled digits. */
    private static final List<String> CHARSETS = List.of("Shift_JIS", "windows-31j");

    private static final int LEAST_CHARACTERS = 4;
    /** The same where a byte is none of windows-1252 anyway. */
    private static final int LEAST_UNRIVALLED = 2;

    private static final double LEAST_COMMON = 0.9;
    private static final double LEAST_IN_WORDS = 0.6;
    private static final double LEAST_DISTINCT = 0.3;
    private static final int FIRST_KANJI = 0x889F;
    /** A sign that instruments write alone: ℃. */
    private static final int CELSIUS = 0x818E;

    private boolean unrivalled;
    private int characters;
    private int common;
    private int inWords;
    /** Kana and signs, and kanji whose second byte is no ASCII letter. */
    private int distinct;

    private ShiftJisEvidence() {}

    /** The charset, null when something speaks against it, or not enough for it. */
    static @Nullable String charset(Sample sample) {
        ShiftJisEvidence evidence = new ShiftJisEvidence();
        List<byte[]> parts = parts(sample);
        for (byte[] part : parts) {
            if (!evidence.add(part)) return null;
        }
        if (!evidence.isJapanese()) return null;
        return CHARSETS.stream()
                .filter(charset -> parts.stream().allMatch(part -> isDecoded(part, Charset.forName(charset))))
                .findFirst()
                .orElse(null);
    }

    private boolean isJapanese() {
        return characters >= (unrivalled ? LEAST_UNRIVALLED : LEAST_CHARACTERS)
                && common >= LEAST_COMMON * characters
                && inWords >= LEAST_IN_WORDS * characters
                && distinct >= LEAST_DISTINCT * characters;
    }

    /** Whole lines, so that no character is cut in two. */
    private static List<byte[]> parts(Sample sample) {
        List<byte[]> parts = new ArrayList<>();
        parts.add(sample.isWhole() ? sample.head().bytes : lines(sample.head().bytes, 0));
        for (Sample.Part slice : sample.slices()) parts.add(lines(slice.bytes, behindLineEnd(slice.bytes)));
        return parts;
    }

    private static int behindLineEnd(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && !Dialect.isLineEnd(bytes[at])) at++;
        return at;
    }

    private static byte[] lines(byte[] bytes, int from) {
        int to = bytes.length;
        while (to > from && !Dialect.isLineEnd(bytes[to - 1])) to--;
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    /** Counts the characters of two bytes; whether all bytes may be Shift_JIS. */
    private boolean add(byte[] bytes) {
        boolean before = false;
        int at = 0;
        while (at < bytes.length) {
            int lead = bytes[at] & 0xFF;
            if (lead < 0x80) {
                before = false;
                at++;
            } else if (isKatakana(lead)) {
                before = true;
                at++;
            } else {
                int trail = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : 0;
                if (!isLead(lead) || !isTrail(trail)) return false;
                at += 2;
                boolean behind = at < bytes.length && bytes[at] < 0;
                unrivalled |= EncodingGuess.isUndefined(lead) || EncodingGuess.isUndefined(trail);
                count(lead << 8 | trail, before || behind);
                before = true;
            }
        }
        return true;
    }

    private void count(int character, boolean besideAnother) {
        characters++;
        if (isCommon(character)) common++;
        if (character < FIRST_KANJI || (character & 0x80) != 0) distinct++;
        if (besideAnother || character == CELSIUS) inWords++;
    }

    private static boolean isDecoded(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .chars()
                    .noneMatch(c -> Character.getType(c) == Character.PRIVATE_USE);
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Katakana of half width, in one byte. */
    private static boolean isKatakana(int b) {
        return b >= 0xA1 && b <= 0xDF;
    }

    private static boolean isLead(int b) {
        return (b >= 0x81 && b <= 0x9F) || (b >= 0xE0 && b <= 0xFC);
    }

    private static boolean isTrail(int b) {
        return (b >= 0x40 && b <= 0x7E) || (b >= 0x80 && b <= 0xFC);
    }

    /** Signs, letters of full width, kana and Greek letters; the 2,965 kanji of the first level. */
    private static boolean isCommon(int character) {
        return (character >= 0x8140 && character <= 0x83D6) || (character >= FIRST_KANJI && character <= 0x9872);
    }
}
