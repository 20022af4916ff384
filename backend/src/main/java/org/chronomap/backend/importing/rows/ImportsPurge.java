package org.chronomap.backend.importing.rows;

import java.util.List;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.Change;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import reactor.core.scheduler.Schedulers;

/**
 * Throws away the imports of a story from which something was removed for good, by whichever node: their files may say it, and one
 * that is under way would bring it back.
 */
@Component
final class ImportsPurge implements LiveStories.Follower, InitializingBean {

    private final LiveStories stories;
    private final RowImports imports;

    ImportsPurge(LiveStories stories, RowImports imports) {
        this.stories = stories;
        this.imports = imports;
    }

    @Override
    public void afterPropertiesSet() {
        stories.tell(this);
    }

    @Override
    public void follow(List<Change> changes) {
        changes.stream()
                .filter(Change::isPurge)
                .map(change -> change.key().story())
                .distinct()
                .forEach(story -> Schedulers.boundedElastic().schedule(() -> imports.forget(story)));
    }
}
