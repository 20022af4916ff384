package org.chronomap.backend.purge;

import java.util.List;
import org.chronomap.backend.snapshot.PastCache;
import org.chronomap.backend.snapshot.live.HeldStory;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeKind;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Has everything on this node let go of a story's past when something was removed from it for good, by whichever node. */
@Component
final class PastCachePurge implements LiveStories.Follower, InitializingBean {

    private final LiveStories stories;
    private final List<PastCache> keepers;

    PastCachePurge(LiveStories stories, List<PastCache> keepers) {
        this.stories = stories;
        this.keepers = keepers;
    }

    @Override
    public void afterPropertiesSet() {
        stories.tell(this);
    }

    @Override
    public void follow(List<Change> changes) {
        changes.stream()
                .filter(change -> change.kind() == ChangeKind.PURGED)
                .map(change -> change.key().story())
                .distinct()
                .forEach(this::forget);
    }

    @Override
    public void startAnew() {
        stories.allHeld().stream().map(HeldStory::id).forEach(this::forget);
    }

    private void forget(String story) {
        keepers.forEach(keeper -> keeper.forget(story));
    }
}
