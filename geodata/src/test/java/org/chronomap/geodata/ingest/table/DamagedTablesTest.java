package org.chronomap.geodata.ingest.table;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Row;
import org.chronomap.geodata.ingest.Rows;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files with some bytes changed, left out or doubled, the same every time: they become rows, or are refused. */
class DamagedTablesTest {

    private static final int FILES = 400;
    private static final int ROWS = 1_000;
    private static final byte[] HARMFUL = "9999-<>\"';&0/\0\ufeff".getBytes(UTF_8);

    enum Kind {
        UTF_8_TEXT,
        UTF_16_TEXT,
        XLSX_PARTS,
        XLSX_BYTES,
        ODS_PARTS,
        ODS_BYTES
    }

    private static final String TEXT = "Город;\"Со\"\"бытие\";x\r\nАлматы;\"Пожар\nв доме\";1,5\n\"a;b;c\n;;;\t|\n";
    private static final String SHEET = """
            <worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><r><t>what</t></r></is></c><c r='B1' t='s'><v>0</v></c></row>
            <row r='2' hidden='1'><c r='A2' s='1'><v>44566.5</v></c><c t='b'><v>1</v></c><c t='e'><v>#REF!</v></c>
            <c t='d'><v>2022-01-05T00:00:00</v></c><c r='ZZ2' t='str'><f>A</f><v>x_x000D_</v></c></row></sheetData>
            <mergeCells><mergeCell ref='A1:B3'/></mergeCells></worksheet>""";
    private static final String CONTENT = """
            <d xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0'
            xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><table:table table:name='A'>
            <table:table-row table:number-rows-repeated='3'><table:table-cell table:number-columns-repeated='2' office:value-type='string'>
            <text:p>a<text:s text:c='3'/></text:p></table:table-cell><table:table-cell office:value-type='date' office:date-value='2022-01-01'>
            <text:p>01.2022</text:p></table:table-cell><table:table-cell table:number-rows-spanned='3' office:value-type='time'
            office:time-value='PT1H2M3S'/></table:table-row><table:table-row><table:covered-table-cell/></table:table-row></table:table></d>""";

    @ParameterizedTest
    @EnumSource
    void damagedFilesAreReadOrRefused(Kind kind) throws IOException {
        Random random = new Random(20_220_105);
        int read = 0;
        int refused = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] bytes = file(kind, random);
            try (Rows rows = Given.TABLES.open(Given.file("x", bytes), Options.NONE)) {
                int count = 0;
                for (Row row = rows.next(); row != null && count++ < ROWS; row = rows.next()) {
                    assertThat(row.cells()).hasSameSizeAs(rows.columns());
                }
                read++;
            } catch (RefusedFileException e) {
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("file " + i, e);
            }
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    private static byte[] file(Kind kind, Random random) {
        return switch (kind) {
            case UTF_8_TEXT -> damaged(TEXT.getBytes(UTF_8), random);
            case UTF_16_TEXT -> damaged(TEXT.getBytes(UTF_16LE), random);
            case XLSX_PARTS -> xlsx(random.nextInt(4), random);
            case XLSX_BYTES -> damaged(xlsx(-1, random), random);
            case ODS_PARTS -> ods(damaged(CONTENT.getBytes(UTF_8), random));
            case ODS_BYTES -> damaged(ods(CONTENT.getBytes(UTF_8)), random);
        };
    }

    /** @param damaged which of its parts is; −1 = none */
    private static byte[] xlsx(int damaged, Random random) {
        List<String> names =
                List.of("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml");
        Zip zip = XlsxTablesTest.book(
                "<workbookPr date1904='1'/><sheets><sheet name='A' r:id='r1'/></sheets>",
                "<si><t>when</t></si>",
                SHEET);
        return damaged < 0
                ? zip.bytes()
                : zip.change(names.get(damaged), bytes -> damaged(bytes, random))
                        .bytes();
    }

    private static byte[] ods(byte[] content) {
        return new Zip()
                .with("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
                .with("content.xml", content)
                .bytes();
    }

    private static byte[] damaged(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int times = random.nextInt(4); times >= 0 && bytes.length > 0; times--) {
            int place = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[place] = (byte) random.nextInt();
                case 1 -> bytes[place] = HARMFUL[random.nextInt(HARMFUL.length)];
                case 2 -> {
                    if (random.nextInt(8) == 0) {
                        bytes = Arrays.copyOf(bytes, place);
                    }
                }
                default -> bytes = doubled(bytes, place, Math.min(bytes.length, place + random.nextInt(40)));
            }
        }
        return bytes;
    }

    private static byte[] doubled(byte[] bytes, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, to);
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }
}
