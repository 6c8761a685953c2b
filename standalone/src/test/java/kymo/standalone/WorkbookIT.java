package kymo.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process for untrusted work is started out of the executable jar, whose classes lie in jars within it. */
class WorkbookIT {

    @TempDir
    Path folder;

    @Test
    void theWorkersJarReadsAWorkbook() throws Exception {
        Files.write(folder.resolve("room.xlsx"), workbook());
        try (Jar kymo = Jar.start(folder, Jar.WORKER, "ingest", "room.xlsx")) {
            assertThat(kymo.exitCode()).as(kymo.output()).isZero();
            assertThat(kymo.output()).contains("sheet 'room'", "3 rows, 2 columns");
        }
    }

    static byte[] workbook() throws IOException {
        try (XSSFWorkbook book = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Sheet sheet = book.createSheet("room");
            Row names = sheet.createRow(0);
            names.createCell(0).setCellValue("t");
            names.createCell(1).setCellValue("temp [degC]");
            for (int row = 1; row <= 3; row++) {
                Row cells = sheet.createRow(row);
                cells.createCell(0).setCellValue(row);
                cells.createCell(1).setCellValue(20 + row / 8.0);
            }
            book.write(out);
            return out.toByteArray();
        }
    }
}
