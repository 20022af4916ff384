package org.chronomap.backend.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.chronomap.backend.Together;
import org.junit.jupiter.api.Test;

class BusyStudioTest extends ServerTest {

    private static final int AT_MOST = PictureStudio.AT_ONCE * (PictureStudio.WAITING + 1);

    @Test
    void drawsAPictureOnceHoweverManyAskForIt() throws Exception {
        List<Answer> answers =
                Together.ask(AT_MOST * 3, i -> http.get(STORY + "/card.png?lang=en&t=2022-01-05&scale=2"));

        // As many drawings would not all have found a place in the queue.
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
        assertThat(answers.stream().map(answer -> answer.header("ETag")).distinct())
                .hasSize(1);
    }

    @Test
    void drawsTwentyPicturesThatAreAskedForAtOnce() throws Exception {
        List<Answer> answers =
                Together.ask(20, i -> http.get(STORY + "/card.png?lang=ru&t=2022-01-%02d".formatted(i + 2)));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(200));
    }

    @Test
    void sendsAwayWhoAsksForMoreThanItDrawsAndDrawsItLater() throws Exception {
        String path = STORY + "/card.png?lang=kk&scale=2&width=%d";
        List<Answer> answers = Together.ask(AT_MOST * 3, i -> http.get(path.formatted(1000 + i)));
        List<Answer> sentAway =
                answers.stream().filter(answer -> answer.status() != 200).toList();

        assertThat(sentAway).isNotEmpty().allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isEqualTo("5");
            assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        });
        assertThat(sentAway.size()).isLessThanOrEqualTo(answers.size() - PictureStudio.AT_ONCE);
        assertThat(http.get(sentAway.get(0).response().uri().toString()).status())
                .isEqualTo(200);
    }
}
