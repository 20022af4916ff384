package org.chronomap.backend.page;

import org.chronomap.backend.basemap.Ground;
import org.chronomap.backend.snapshot.EncodedStory;
import org.chronomap.backend.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A story's pages as files, which find everything beside themselves. Made anew each time, in UTF-8, and always the same. */
@Component
public final class FilePages {

    private final ReaderFile readerFile;
    private final WidgetPage widgetPage;
    private final StoriesPage storiesPage;

    FilePages(ReaderFile readerFile, WidgetPage widgetPage, StoriesPage storiesPage) {
        this.readerFile = readerFile;
        this.widgetPage = widgetPage;
        this.storiesPage = storiesPage;
    }

    /** How many pages the table of a story has. */
    public int pages(Snapshot snapshot) {
        return TablePage.pagesOf(snapshot.story());
    }

    /**
     * @param address null = nobody knows where the story will be found, and the page does not say
     * @param number of the page of the table, from 1
     * @param ground what the map shows beyond the built-in one; null = nothing
     */
    public byte[] reader(
            Snapshot snapshot,
            EncodedStory encoded,
            @Nullable PublicAddress address,
            int number,
            @Nullable Ground ground) {
        return readerFile.page(snapshot, encoded, address, number, ground);
    }

    /** @param ground what the map shows beyond the built-in one; null = nothing */
    public byte[] widget(Snapshot snapshot, EncodedStory encoded, @Nullable Ground ground) {
        return widgetPage.file(snapshot, encoded, ground);
    }

    /** The page at the top of the folder, which leads to the story. */
    public byte[] top(Snapshot snapshot) {
        return storiesPage.file(snapshot);
    }
}
