package org.chronomap.backend.nodes;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.chronomap.backend.Chronomap;
import org.chronomap.backend.Http;
import org.chronomap.backend.snapshot.live.LiveStories;
import org.chronomap.backend.store.Change;
import org.chronomap.backend.store.ChangeLog;
import org.chronomap.backend.store.Postgres;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A whole server on a port of its own, and what it was told of changes. */
record Node(ConfigurableApplicationContext context, Http http, List<Change> followed) implements AutoCloseable {

    static Node start(Postgres postgres, String url, Path data) {
        ConfigurableApplicationContext context = SpringApplication.run(
                Chronomap.class,
                "--server.port=0",
                "--chronomap.data-dir=" + data,
                "--spring.r2dbc.url=" + url,
                "--spring.r2dbc.username=" + postgres.user(),
                "--chronomap.editor.username=" + Newsdesk.USERNAME,
                "--chronomap.editor.password=" + Newsdesk.PASSWORD);
        List<Change> followed = new CopyOnWriteArrayList<>();
        context.getBean(LiveStories.class).tell(followed::addAll);
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        return new Node(context, new Http(port), followed);
    }

    Newsdesk desk() {
        return new Newsdesk(http);
    }

    LiveStories stories() {
        return context.getBean(LiveStories.class);
    }

    ChangeLog log() {
        return context.getBean(ChangeLog.class);
    }

    List<Long> followedSeqs() {
        return followed.stream().map(Change::seq).toList();
    }

    @Override
    public void close() {
        context.close();
    }
}
