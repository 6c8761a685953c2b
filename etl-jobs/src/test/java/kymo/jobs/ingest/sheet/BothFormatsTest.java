package kymo.jobs.ingest.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same cells, written by another program as .xls and as .xlsx, are read as the same rows, rejects and names. */
class BothFormatsTest {

    private static final String[] FORMATS = {"General", "yyyy-mm-dd", "dd.mm.yyyy hh:mm:ss", "hh:mm", "0.00", "[h]:mm"};
    private static final int ROWS = 300;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void areReadAsTheSame(long seed) throws IOException {
        Sheets old = Sheets.read(bytes(new HSSFWorkbook(), seed), "book.xls", "{}");
        Sheets modern = Sheets.read(bytes(new XSSFWorkbook(), seed), "book.xlsx", "{}");
        assertThat(old.shape()).isEqualTo(modern.shape());
        assertThat(old.blocks()).isEqualTo(modern.blocks());
        assertThat(old.rejects()).isEqualTo(modern.rejects());
        assertThat(old.notices()).isEqualTo(modern.notices());
        assertThat(old.table()).isEqualTo(modern.table());
        assertThat(old.blocks().get(0).rows()).isGreaterThan(ROWS / 2);
    }

    private static byte[] bytes(Workbook book, long seed) throws IOException {
        Random random = new Random(seed);
        CellStyle[] styles = new CellStyle[FORMATS.length];
        for (int i = 0; i < styles.length; i++) {
            styles[i] = book.createCellStyle();
            styles[i].setDataFormat(book.createDataFormat().getFormat(FORMATS[i]));
        }
        book.createSheet("about").createRow(0).createCell(0).setCellValue("what was measured");
        Sheet sheet = book.createSheet("run " + seed);
        Row groups = sheet.createRow(2);
        Row names = sheet.createRow(3);
        int columns = 3 + random.nextInt(10);
        for (int column = 0; column < columns; column++)
            names.createCell(1 + column).setCellValue("c" + column);
        groups.createCell(2).setCellValue("group");
        sheet.addMergedRegion(new CellRangeAddress(2, 2, 2, 3));
        int[] kinds = random.ints(columns, 0, 8).toArray();
        for (int row = 0; row < ROWS; row++) {
            if (random.nextInt(40) == 0) continue;
            Row cells = sheet.createRow(4 + row);
            for (int column = 0; column < columns; column++) {
                if (random.nextInt(20) > 0) fill(cells.createCell(1 + column), kinds[column], random, styles);
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        book.write(out);
        book.close();
        return out.toByteArray();
    }

    private static void fill(Cell cell, int kind, Random random, CellStyle[] styles) {
        if (random.nextInt(200) == 0) {
            cell.setCellErrorValue(FormulaError.DIV0.getCode());
            return;
        }
        switch (kind) {
            case 0 -> cell.setCellValue(random.nextInt(2_000) - 1_000);
            case 1 -> cell.setCellValue(random.nextInt(2_000_000) / 1e4);
            case 2 -> cell.setCellValue("word " + random.nextInt(50));
            case 3 -> cell.setCellValue(random.nextBoolean());
            case 4 -> cell.setCellValue(Double.toString(random.nextInt(1_000) / 8.0));
            case 5 -> {
                cell.setCellFormula("1+1");
                cell.setCellValue(random.nextInt(1_000) / 4.0);
            }
            case 6 -> {
                cell.setCellFormula("\"a\"&\"b\"");
                cell.setCellValue("text " + random.nextInt(9));
            }
            default -> cell.setCellValue(random.nextInt(70_000) / 3.0);
        }
        int style = kind == 7 ? 1 + random.nextInt(2) : random.nextInt(30) == 0 ? random.nextInt(styles.length) : 0;
        if (style > 0) cell.setCellStyle(styles[style]);
    }
}
