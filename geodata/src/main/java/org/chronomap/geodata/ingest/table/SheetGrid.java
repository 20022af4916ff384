package org.chronomap.geodata.ingest.table;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.chronomap.geodata.ingest.Note;
import org.chronomap.geodata.ingest.RefusedFileException;
import org.jspecify.annotations.Nullable;

/**
 * A sheet with the file that it stands in, both closed together.
 *
 * @param choice which sheet it is
 */
record SheetGrid(Grid sheet, Closeable file, Note choice) implements Grid {

    @Override
    public @Nullable Line next() throws IOException, RefusedFileException {
        return sheet.next();
    }

    @Override
    public List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        notes.add(choice);
        notes.addAll(sheet.notes());
        return notes;
    }

    @Override
    public long position() {
        return sheet.position();
    }

    @Override
    public void close() throws IOException {
        sheet.close();
        file.close();
    }
}
