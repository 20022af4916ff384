package org.chronomap.backend.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Pictures that a person has looked at. Renewed by {@code -Dgolden.renew=true}, to be looked at again before a commit.
 *
 * <p>The tolerance, for a Java platform that rounds otherwise: channels differ by {@value #MOST_MEAN} of 255 in the mean, and
 * {@value #MOST_OFF} of all pixels by more than {@value #OFF} in a channel, at most.
 */
final class GoldenPicture {

    static final double MOST_MEAN = 0.25;
    static final double MOST_OFF = 0.001;
    static final int OFF = 24;

    private static final Path FOLDER = Path.of("src/test/resources/golden/pictures");

    private GoldenPicture() {}

    /**
     * How far two pictures of one size are apart.
     *
     * @param mean of the differences of all channels, 0 to 255
     * @param off the share of pixels that differ by more than {@value #OFF} in a channel, 0 to 1
     */
    record Distance(double mean, double off) {

        boolean isTolerated() {
            return mean <= MOST_MEAN && off <= MOST_OFF;
        }
    }

    static void assertSame(String name, byte[] actual) throws IOException {
        Path file = FOLDER.resolve(name + ".png");
        if (Boolean.getBoolean("golden.renew")) {
            Files.createDirectories(FOLDER);
            Files.write(file, actual);
        }
        assertThat(distance(name, actual))
                .as(name)
                .satisfies(distance -> assertThat(distance.isTolerated())
                        .as(distance.toString())
                        .isTrue());
    }

    static Distance distance(String name, byte[] actual) throws IOException {
        return distance(read(Files.readAllBytes(FOLDER.resolve(name + ".png"))), read(actual));
    }

    static Distance distance(BufferedImage one, BufferedImage other) {
        assertThat(other.getWidth()).isEqualTo(one.getWidth());
        assertThat(other.getHeight()).isEqualTo(one.getHeight());
        long sum = 0;
        long off = 0;
        long pixels = (long) one.getWidth() * one.getHeight();
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                int most = 0;
                for (int shift = 0; shift <= 16; shift += 8) {
                    int difference =
                            Math.abs(((one.getRGB(x, y) >> shift) & 255) - ((other.getRGB(x, y) >> shift) & 255));
                    sum += difference;
                    most = Math.max(most, difference);
                }
                off += most > OFF ? 1 : 0;
            }
        }
        return new Distance(sum / 3.0 / pixels, (double) off / pixels);
    }

    static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }
}
