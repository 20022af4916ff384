package org.chronomap.backend.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import org.chronomap.backend.EditedServerTest;
import org.chronomap.backend.Http.Answer;
import org.h2.api.ErrorCode;
import org.h2.api.Trigger;
import org.h2.message.DbException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.r2dbc.core.DatabaseClient;

/** What is told of an error within the database: what it is, and no more hope than there is. */
@ExtendWith(OutputCaptureExtension.class)
class FailingDatabaseTest extends EditedServerTest {

    @Autowired
    private DatabaseClient client;

    @Autowired
    private Database database;

    @BeforeEach
    void haveAStory() {
        if (http.get("/stories/failing").status() == 404) {
            newStory("failing", "[\"en\"]");
        }
    }

    @AfterEach
    void mend() {
        run("DROP TRIGGER IF EXISTS failing" + (database.kind() == Database.Kind.H2 ? "" : " ON change_log"));
    }

    @Test
    void aFullDiskIsNoMatterOfSeconds(CapturedOutput log) {
        fail("53100", "FullDisk");

        Answer answer = write();

        assertThat(answer.status()).as(answer.text()).isEqualTo(507);
        assertThat(answer.header("Retry-After")).isEmpty();
        assertThat(answer.text()).contains("Nothing can be saved").doesNotContain("try again");
        assertThat(log.getOut()).contains("The database cannot write").contains("No space left on device");
        assertThat(http.get("/stories/failing").status()).isEqualTo(200);
        mend();
        assertThat(write().status()).isEqualTo(201);
    }

    @Test
    void whatWasGivenUpForOthersCanBeTriedAgain() {
        fail("55P03", "Locked");

        Answer answer = write();

        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(answer.text()).contains("too much to do");
    }

    @Test
    void aDatabaseThatGoesIsAway() {
        fail("57P01", "Closed");

        Answer answer = write();

        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.text()).contains("Whether the change was made is not known");
    }

    @Test
    void whatIsOurFaultIsNotToldAsAnOutage(CapturedOutput log) {
        fail("XX000", "Broken");

        Answer answer = write();

        assertThat(answer.status()).as(answer.text()).isEqualTo(500);
        assertThat(log.getOut()).containsOnlyOnce("POST /stories/failing/collections/incidents/items failed");
        assertThat(log.getOut()).doesNotContain("does not answer");
    }

    private Answer write() {
        String id = "rain-" + System.nanoTime();
        return attempt("POST", "/stories/failing/collections/incidents/items", """
                {"type": "Feature", "id": "%s", "geometry": null, "properties": {"title": {"en": "It rains"},
                 "when": "2022-01-06", "category": "rain", "status": "reported", "place": "town",
                 "sources": [{"publisher": "AFP"}]}}
                """.formatted(id));
    }

    /** Lets every change fail: with a SQLSTATE of PostgreSQL, or as a trigger of H2 does. */
    private void fail(String state, String trigger) {
        switch (database.kind()) {
            case H2 ->
                run("CREATE TRIGGER failing BEFORE INSERT ON change_log FOR EACH ROW CALL '"
                        + FailingDatabaseTest.class.getName() + '$' + trigger + "'");
            case POSTGRESQL -> {
                run("CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                        + " RAISE EXCEPTION 'No space left on device' USING ERRCODE = '" + state + "'; END $$");
                run("CREATE TRIGGER failing BEFORE INSERT ON change_log FOR EACH ROW EXECUTE FUNCTION fail()");
            }
        }
    }

    private void run(String sql) {
        client.sql(sql).then().block();
    }

    /** Of H2, which makes it by its name. */
    public static class FullDisk implements Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) {
            throw DbException.get(
                    ErrorCode.IO_EXCEPTION_1, new IOException("No space left on device"), "No space left on device");
        }
    }

    /** Likewise. */
    public static class Locked implements Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) {
            throw DbException.get(ErrorCode.LOCK_TIMEOUT_1, "change_log");
        }
    }

    /** Likewise. */
    public static class Closed implements Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) {
            throw DbException.get(ErrorCode.DATABASE_IS_CLOSED);
        }
    }

    /** Likewise. */
    public static class Broken implements Trigger {
        @Override
        public void fire(Connection connection, Object[] before, Object[] after) {
            throw DbException.get(ErrorCode.GENERAL_ERROR_1, "on purpose");
        }
    }
}
