package org.chronomap.geodata.ingest.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.Format;
import org.chronomap.geodata.ingest.Head;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.Reader;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.chronomap.geodata.ingest.Rows;

/** Workbooks of Excel. What Excel wrote before 2007, in binary or with a password is told from them and refused. */
public final class XlsxTables implements Reader {

    static final Format XLSX = new Format("xlsx", "XLSX");

    /** Of a compound file, in bytes, and what stands where in it. */
    private static final int HEADER = 512;

    private static final int SECTOR_SHIFT = 30;
    private static final int FIRST_OF_DIRECTORY = 48;

    private static final String AS_XLSX = "save it as .xlsx or as CSV, and send that";

    @Override
    public String label() {
        return "XLSX";
    }

    @Override
    public boolean recognises(Head head, ForeignFile file) throws IOException {
        if (isCompound(head)) {
            return true;
        }
        if (!head.isZip()) {
            return false;
        }
        try (Archive archive = Archive.of(file)) {
            String path = XlsxBook.path(archive);
            return archive.has(path) && path.contains("workbook");
        } catch (RefusedFileException e) {
            // Of a ZIP file that cannot be read nothing can be known, but that.
            return true;
        }
    }

    /** A container of Microsoft's older files, and of encrypted ones. */
    private static boolean isCompound(Head head) {
        return head.startsWith(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
    }

    /** The beginning of the list of what a compound file holds: [MS-CFB] 2.2 and 2.6. */
    private static String directory(Head head, ForeignFile file) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(head.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        if (header.limit() < HEADER) {
            return "";
        }
        long sector = Integer.toUnsignedLong(header.getInt(FIRST_OF_DIRECTORY));
        ByteBuffer directory = ByteBuffer.allocate(1 << 12);
        try (SeekableByteChannel channel = file.open()) {
            channel.position((sector + 1) << (header.getShort(SECTOR_SHIFT) & 0xf));
            while (directory.hasRemaining() && channel.read(directory) >= 0) {
                // As much as there is.
            }
        }
        return new String(directory.array(), StandardCharsets.UTF_16LE);
    }

    @Override
    public Rows open(ForeignFile file, Options options) throws IOException, RefusedFileException {
        Head head = Head.of(file);
        if (isCompound(head)) {
            throw directory(head, file).contains("EncryptedPackage")
                    ? new RefusedFileException(
                            "encrypted", "The workbook is protected by a password: save it without one, and send that")
                    : new RefusedFileException(
                            "old-office",
                            "The file is of Excel before 2007 (.xls), or of another old Office: " + AS_XLSX);
        }
        XlsxBook book = XlsxBook.of(file);
        try {
            List<Sheets.Sheet> sheets = book.sheets();
            int sheet = Sheets.choose(sheets, options.sheet(), number -> new XlsxGrid(book, number, true));
            return TableRows.of(
                    XLSX, new SheetGrid(new XlsxGrid(book, sheet, false), book, Sheets.note(sheets, sheet)), options);
        } catch (IOException | RefusedFileException | RuntimeException e) {
            book.close();
            throw e;
        }
    }
}
