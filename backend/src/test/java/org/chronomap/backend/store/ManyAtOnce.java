package org.chronomap.backend.store;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.chronomap.geodata.story.StoryPart;
import org.springframework.beans.factory.BeanFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Incidents that one entry of the log makes. */
public final class ManyAtOnce {

    private ManyAtOnce() {}

    /** @param said of an id, the document */
    public static Mono<Change> make(BeanFactory store, String story, List<String> ids, UnaryOperator<String> said) {
        return stage(store, story, ids, said)
                .flatMap(staged -> store.getBean(ChangeLog.class)
                        .append(append -> append.write(staged, "anna", "many", true, append.next())));
    }

    /** Those that no entry makes anything of yet. */
    public static Mono<BulkStaging.Staged> stage(
            BeanFactory store, String story, List<String> ids, UnaryOperator<String> said) {
        List<BulkBlock> blocks = new ArrayList<>();
        BulkBlock.Builder builder = new BulkBlock.Builder();
        for (String id : ids) {
            if (builder.isFull()) {
                blocks.add(builder.build());
            }
            builder.add(id, said.apply(id));
        }
        blocks.add(builder.build());
        builder.end();
        IdList listed = new IdList();
        listed.addAll(ids);
        BulkStaging staging = store.getBean(BulkStaging.class);
        return staging.begin(UUID.randomUUID().toString(), story, StoryPart.INCIDENTS, listed)
                .flatMap(
                        begun -> staging.stage(begun, Flux.fromIterable(blocks)).thenReturn(begun));
    }
}
