package kymo.jobs.ingest.sheet.book;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class PartStreamTest {

    private static final byte[] BYTES = "<v>1.5</v>".getBytes(StandardCharsets.UTF_8);

    @Test
    void takesWhatIsAsTheDirectoryTells() {
        assertThatCode(() -> stream(BYTES.length, checksum()).drain()).doesNotThrowAnyException();
    }

    @Test
    void refusesAChangedDigit() {
        assertThatThrownBy(() -> stream(BYTES.length, checksum() ^ 1).drain())
                .hasMessage("the checksum of part sheet1.xml does not fit");
    }

    @Test
    void refusesMoreAndLessThanTold() {
        assertThatThrownBy(() -> stream(BYTES.length - 1, checksum()).drain())
                .hasMessage("part sheet1.xml is larger than the 9 bytes that it tells");
        assertThatThrownBy(() -> stream(BYTES.length + 1, checksum()).drain())
                .hasMessage("part sheet1.xml ends after 10 of 11 bytes");
    }

    private static PartStream stream(long bytes, long checksum) {
        return new PartStream(new ByteArrayInputStream(BYTES), "sheet1.xml", bytes, checksum);
    }

    private static long checksum() {
        CRC32 crc = new CRC32();
        crc.update(BYTES, 0, BYTES.length);
        return crc.getValue();
    }
}
