package org.chronomap.backend.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class CardTest extends ServerTest {

    private static final String CARD = STORY + "/card.png";

    @ParameterizedTest
    @CsvSource({
        "fr,     lang=fr",
        "en,     lang=en",
        "ru,     lang=ru",
        "kk,     lang=kk",
        "dark,   lang=kk&theme=dark&t=2022-01-06",
        "scene,  lang=ru&scene=2",
        "span,   lang=fr&t=2022-01-08&mode=window&window=P3D",
        "filter, lang=en&status=planned&incident=russian-repatriation",
        "view,   lang=en&lat=28&lon=77&z=4.5&width=600&height=400",
        "small,  lang=en&width=320&height=200",
        "tall,   lang=kk&width=600&height=1000",
        "sharp,  lang=ru&width=600&height=315&scale=2"
    })
    void isThePictureThatWasLookedAt(String name, String query) throws IOException {
        GoldenPicture.assertSame(name, card(query));
    }

    @Test
    void isAnotherPictureADayLater() throws IOException {
        byte[] dayLater = card("lang=fr&t=2022-01-14");

        assertThat(GoldenPicture.distance("fr", dayLater).isTolerated()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        ", 1200, 630",
        "width=200&height=200, 200, 200",
        "width=2400&height=300, 2400, 300",
        "scale=3, 3600, 1890"
    })
    void hasTheSizeAskedFor(String query, int width, int height) throws IOException {
        BufferedImage picture = GoldenPicture.read(card(query == null ? "" : query));

        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    width=199            | width  | "199" must be a whole number from 200 to 2400
                    height=2401          | height | "2401" must be a whole number from 200 to 2400
                    width=wide           | width  | "wide" must be a whole number from 200 to 2400
                    scale=4              | scale  | "4" must be a whole number from 1 to 3
                    width=300&width=400  | width  | is given 2 times; give it once
                    width=2400&height=2400&scale=2 | scale | 2 makes 2400 × 2400 a picture of 23,040,000 pixels; it must not have more than 8,000,000
                    """)
    void refusesABadSizeAndSaysWhatWouldBeRight(String query, String parameter, String detail) {
        Answer answer = http.get(CARD + '?' + query, "Accept", "*/*");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("parameter").stringValue()).isEqualTo(parameter);
        assertThat(answer.json().at("/errors/0/detail").stringValue()).isEqualTo(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"utm_source=letter", "t=soon", "category=none", "scene=99", "colour=red"})
    void leavesOutOfTheStateWhatCannotBeRead(String query) {
        assertThat(card("lang=en&" + query)).isEqualTo(card("lang=en"));
    }

    @Test
    void answers304WhenNothingChanged() {
        Answer answer = http.get(CARD + "?lang=en");
        String etag = answer.header("ETag");

        assertThat(answer.header("Content-Type")).isEqualTo("image/png");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(answer.header("Content-Language")).isEqualTo("en");
        assertThat(http.get(CARD + "?lang=en", "If-None-Match", etag).status()).isEqualTo(304);
        assertThat(http.get(CARD + "?lang=en&utm_source=x", "If-None-Match", etag)
                        .status())
                .isEqualTo(304);
        assertThat(http.get(CARD + "?lang=kk", "If-None-Match", etag).status()).isEqualTo(200);
    }

    @Test
    void isNotThereForAStoryThatIsNot() {
        assertThat(http.get("/stories/nowhere/card.png").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en | Map: Kazakhstan, January 2022: from the protests to the start of the military withdrawal (Thursday 6 January 2022). 15 incidents and 1 movement; 7 possibly begun. On the map: Kazakhstan (8); Almaty (3); Almaty airport (2); Russia, Belarus, Armenia, Tajikistan, Kyrgyzstan → Kazakhstan (2,030 soldiers · claimed). Sources: AFP.
                    ru | Карта: Казахстан, январь 2022 года: от протестов до начала вывода войск (четверг, 6 января 2022 года). 15 событий и 1 перемещение; 7, возможно, начались. На карте: Казахстан (8); Алматы (3); Аэропорт Алматы (2); Россия, Беларусь, Армения, Таджикистан, Кыргызстан → Казахстан (2 030 военных · заявлено). Источники: AFP.
                    """)
    void saysWithinTheFileWhatItShows(String language, String alt) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
        reader.setInput(
                ImageIO.createImageInputStream(new ByteArrayInputStream(card("lang=" + language + "&t=2022-01-06"))));
        Element metadata = (Element) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0");
        NodeList texts = metadata.getElementsByTagName("iTXtEntry");
        String description = "";
        for (int i = 0; i < texts.getLength(); i++) {
            Element text = (Element) texts.item(i);
            if (text.getAttribute("keyword").equals("Description")) {
                description = text.getAttribute("text");
                assertThat(text.getAttribute("languageTag")).isEqualTo(language);
            }
        }

        assertThat(description.replaceAll("[\\u00a0\\u202f]", " ")).isEqualTo(alt);
    }

    @Test
    void standsForTheStoryWhereItIsLinkedTo() {
        String page = http.get(STORY + "?lang=fr", "Accept", "text/html").text();
        String image = http.root() + CARD + "?lang&#x3D;fr";

        assertThat(page)
                .contains("<meta property=\"og:image\" content=\"" + image + "\">")
                .contains("<meta property=\"og:image:width\" content=\"1200\">")
                .contains("<meta name=\"twitter:card\" content=\"summary_large_image\">")
                .contains("<img src=\".." + CARD + "?lang&#x3D;fr\" width=\"1200\" height=\"630\" alt=\"Carte");
        assertThat(http.get(image.replace("&#x3D;", "=")).bytes()).isEqualTo(card("lang=fr"));
    }

    @Test
    void standsForTheStateInWhichTheStoryIsLinkedTo() {
        String page = page("?utm_source=x&lang=ru&t=2022-01-06&place=mars");
        String image = http.root() + CARD + "?t=2022-01-06&amp;lang=ru";

        assertThat(page).contains("<meta property=\"og:image\" content=\"" + image + "\">");
        assertThat(attribute(page, "property=\"og:image:alt\" content"))
                .contains("6 января 2022")
                .isEqualTo(attribute(page, "name=\"twitter:image:alt\" content"))
                .isNotEqualTo(attribute(page("?lang=ru"), "property=\"og:image:alt\" content"));
        assertThat(http.get(image.replace("&amp;", "&")).bytes()).isEqualTo(card("lang=ru&t=2022-01-06"));
    }

    @Test
    void isThePictureOfThatStateWithoutScriptsInTheReadersColoursOrTheOnesAskedFor() {
        String picture = "../stories/kazakhstan-january-2022/card.png?t=2022-01-06";
        String auto = noscript("?lang=en&t=2022-01-06");
        String dark = noscript("?lang=en&t=2022-01-06&theme=dark");
        String light = noscript("?lang=en&t=2022-01-06&theme=light");

        assertThat(auto)
                .contains("<img src=\"" + picture + "&amp;lang=en\"", "6 January 2022")
                .contains("<source media=\"(prefers-color-scheme: dark)\" srcset=\"" + picture
                        + "&amp;lang=en&amp;theme");
        assertThat(dark)
                .contains("<img src=\"" + picture + "&amp;theme=dark&amp;lang=en\"")
                .doesNotContain("<source");
        assertThat(light)
                .contains("<img src=\"" + picture + "&amp;theme=light&amp;lang=en\"")
                .doesNotContain("<source");
    }

    @Test
    void letsNothingThatAnAddressSaysBecomeMarkup() {
        String page = page("?lang=en&q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&incident=%22%3E%3Cb%3E");

        assertThat(page).doesNotContain("<script>alert", "\"><b>");
        assertThat(attribute(page, "property=\"og:image\" content"))
                .endsWith("card.png?q=%22%3E%3Cscript%3Ealert%281%29%3C/script%3E&amp;lang=en");
    }

    private String page(String query) {
        Answer answer = http.get(STORY + query, "Accept", "text/html");
        assertThat(answer.status()).isEqualTo(200);
        return answer.text();
    }

    private String noscript(String query) {
        String page = page(query);
        return page.substring(page.indexOf("<noscript>"), page.indexOf("</picture>"));
    }

    private static String attribute(String page, String named) {
        int start = page.indexOf(named + "=\"") + named.length() + 2;
        return page.substring(start, page.indexOf('"', start));
    }

    private byte[] card(String query) {
        Answer answer = http.get(CARD + '?' + query);
        assertThat(answer.status())
                .as(() -> new String(answer.bytes(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return Objects.requireNonNull(answer.bytes());
    }
}
