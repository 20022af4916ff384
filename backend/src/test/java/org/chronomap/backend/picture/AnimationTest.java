package org.chronomap.backend.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.chronomap.backend.Http.Answer;
import org.chronomap.backend.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class AnimationTest extends ServerTest {

    private static final String ANIMATION = STORY + "/timeline.gif";
    private static final int DAYS = 21;

    @Test
    void hasAFrameForEachDayAndHoldsTheLast() throws IOException {
        Answer answer = http.get(ANIMATION + "?lang=en");
        ImageReader gif = gif(answer.bytes());

        assertThat(answer.header("Content-Type")).isEqualTo("image/gif");
        assertThat(gif.getNumImages(true)).isEqualTo(DAYS);
        assertThat(gif.getWidth(0)).isEqualTo(640);
        assertThat(gif.getHeight(0)).isEqualTo(360);
        assertThat(delay(gif, 0)).isEqualTo(delay(gif, DAYS - 2)).isLessThan(delay(gif, DAYS - 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lang=en",
                "lang=kk&theme=dark",
                "lang=ru&width=1200&height=630",
                "lang=fr&mode=window&window=P3D"
            })
    void isSmallEnoughForPlacesThatAllowPicturesOnly(String query) {
        assertThat(http.get(ANIMATION + '?' + query).bytes()).hasSizeBetween(10_000, 2_000_000);
    }

    @Test
    void showsInTheEndWhatTheCardOfTheLastDayShows() throws IOException {
        ImageReader gif = gif(http.get(ANIMATION + "?lang=en").bytes());
        BufferedImage seen = new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = seen.createGraphics();
        for (int i = 0; i < DAYS; i++) {
            Element place = (Element) ((Element) gif.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0"))
                    .getElementsByTagName("ImageDescriptor")
                    .item(0);
            graphics.drawImage(
                    gif.read(i),
                    Integer.parseInt(place.getAttribute("imageLeftPosition")),
                    Integer.parseInt(place.getAttribute("imageTopPosition")),
                    null);
        }
        String card = STORY + "/card.png?lang=en&width=640&height=360&t=";
        BufferedImage last = GoldenPicture.read(http.get(card + "2022-01-22").bytes());
        BufferedImage other = GoldenPicture.read(http.get(card + "2022-01-06").bytes());

        assertThat(GoldenPicture.distance(seen, last).mean()).isLessThan(2);
        assertThat(GoldenPicture.distance(seen, last).off())
                .isLessThan(GoldenPicture.distance(seen, other).off() / 4);
    }

    @Test
    void runsWithoutEnd() {
        assertThat(new String(http.get(ANIMATION + "?lang=en").bytes(), StandardCharsets.ISO_8859_1))
                .startsWith("GIF89a")
                .contains("NETSCAPE2.0\u0003\u0001\u0000\u0000");
    }

    @Test
    void answers304WhenNothingChanged() {
        String etag = http.get(ANIMATION + "?lang=en").header("ETag");

        assertThat(http.get(ANIMATION + "?lang=en", "If-None-Match", etag).status())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"width=1201", "height=199", "width=1200&height=1200", "scale=3"})
    void refusesASizeThatWouldMakeTooLargeAFile(String size) {
        assertThat(http.get(ANIMATION + '?' + size).status()).isEqualTo(400);
    }

    private static ImageReader gif(byte[] bytes) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(bytes)));
        return reader;
    }

    private static int delay(ImageReader gif, int frame) throws IOException {
        Element metadata = (Element) gif.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
        Element control = (Element)
                metadata.getElementsByTagName("GraphicControlExtension").item(0);
        return Integer.parseInt(control.getAttribute("delayTime"));
    }
}
