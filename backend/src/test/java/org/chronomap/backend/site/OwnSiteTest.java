package org.chronomap.backend.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.backend.ChronomapProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a newsroom says of itself is taken as a whole, or each of its faults is told, and none of it is taken. */
@ExtendWith(OutputCaptureExtension.class)
class OwnSiteTest {

    /** As drawing programs write one. */
    private static final String SVG = """
            <?xml version="1.0" encoding="utf-8"?>
            <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
            <svg xmlns="http://www.w3.org/2000/svg" width="100%%" height="100%%" viewBox="0,0 %s">
            <style>.a{fill:#123}</style><path class="a" d="M0 0h9v9z"/></svg>
            """;

    @TempDir
    Path data;

    @Test
    void withoutAFolderNothingIsSaid(CapturedOutput log) {
        OwnSite own = own();

        assertThat(own.site()).isNull();
        assertThat(own.faults()).isEmpty();
        assertThat(log.getOut()).doesNotContain("Site", "site");
    }

    @Test
    void aNameIsEnough() throws IOException {
        write("site.yaml", "name: {en: Rhine Courier, de: Rhein-Kurier}");

        Site site = Objects.requireNonNull(own().site());

        assertThat(List.of(site.name("de"), site.name("en"), site.name("kk")))
                .containsExactly("Rhein-Kurier", "Rhine Courier", "Rhine Courier");
        assertThat(site.files()).containsExactly(site.style());
    }

    @Test
    void aDrawingThatSaysNoSizeHasOneAll() throws IOException {
        write("logo.svg", SVG.formatted("300 60"));
        write("white.svg", SVG.formatted("320 60"));
        write("site.yaml", "{name: R, logo: logo.svg, logoDark: white.svg, colours: {accent: '#0b5d4e'}}");

        Site site = Objects.requireNonNull(own().site());

        assertThat(Objects.requireNonNull(site.logo()).light().width()).isEqualTo(120);
        assertThat(css(site.style())).contains("width:7.50rem;", "height:1.5rem;", "{:root{--accent:#0b5d4e}}");
        assertThat(css(Objects.requireNonNull(site.darkStyle()))).contains("width:8.00rem;", ":root{--accent:#");
    }

    @Test
    void theAccentOfTheDarkThemeIsMadeOfTheOther() throws IOException {
        write("site.yaml", "{name: R, colours: {accent: '#0b5d4e'}}");

        Accents accents =
                Objects.requireNonNull(Objects.requireNonNull(own().site()).accents());

        assertThat(Contrast.of(accents.dark(), Accents.DARK_GROUND)).isBetween(4.5, 4.7);
        assertThat(Contrast.of(accents.light(), Accents.LIGHT_GROUND)).isGreaterThan(4.5);
    }

    @ParameterizedTest
    @CsvSource({"theme.css, #f3f0e8", "dark.css, #22262d"})
    void colourIsMeasuredOnTheHardestGroundOfTheStyles(String file, String ground) throws IOException {
        String css = Files.readString(Path.of("../frontend/src/main/web/styles", file));
        Matcher colours =
                Pattern.compile("--(?:paper|raised|wash): (#[0-9a-f]{3,6});").matcher(css);
        Color measured = file.equals("dark.css") ? Accents.DARK_GROUND : Accents.LIGHT_GROUND;
        Color mid = new Color(0x767676);

        assertThat(Accents.hex(measured)).isEqualTo(ground);
        assertThat(css).contains("--wash: " + ground + ';');
        assertThat(colours.results().map(found -> found.group(1)).filter(hex -> hex.length() == 7))
                .isNotEmpty()
                .allSatisfy(hex -> assertThat(Contrast.of(Color.decode(hex), mid))
                        .isGreaterThanOrEqualTo(Contrast.of(measured, mid)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            logo: a.svg                                    | site.yaml:1: name: is missing
            {name: R, colors: {}}                          | site.yaml:1: colors: is no field here: name, url, logo
            name: ''                                       | site.yaml:1: name: must be a text of 1 to 80 characters
            name: {deutsch!: R}                            | site.yaml:1: name.deutsch!: must be a language
            {name: R, url: news.example}                   | site.yaml:1: url: must be a web address
            {name: R, logo: ../a.svg}                      | site.yaml:1: logo: must be the name of a file beside site.yaml
            {name: R, logo: a.gif}                         | that ends with .svg or .png
            {name: R, logo: none.svg}                      | site.yaml:1: logo: there is no none.svg beside site.yaml
            {name: R, logo: large.svg}                     | site.yaml:1: logo: large.svg has 204,801 bytes: at most 204,800 are taken
            {name: R, logo: tall.svg}                      | site.yaml:1: logo: is 0.10 times as wide as it is high
            {name: R, logo: page.svg}                      | site.yaml:1: logo: lacks xmlns="http://www.w3.org/2000/svg"
            {name: R, logo: fixed.svg}                     | site.yaml:1: logo: lacks a viewBox, without which it cannot be shown smaller than it is: it would be like viewBox="0 0 90 30"
            {name: R, logo: cut.svg}                       | site.yaml:1: logo: is no XML that can be read, line 2
            {name: R, logo: no.png}                        | site.yaml:1: logo: is no PNG that can be read
            {name: R, logoDark: wide.svg}                  | site.yaml:1: logoDark: needs a logo
            {name: R, icon: wide.svg}                      | site.yaml:1: icon: is 3.00 times as wide as it is high: an icon is square
            {name: R, colours: {accent: '#ffcc00'}}        | site.yaml:1: colours.accent: #ffcc00 cannot be read on the ground of the light theme, #f3f0e8: its contrast is 1.3:1, and text needs 4.5:1, which "#846a00" has
            {name: R, colours: {accent: '#0b5d4e', accentDark: '#0b5d4e'}} | site.yaml:1: colours.accentDark: #0b5d4e cannot be read on the ground of the dark theme
            {name: R, colours: {accent: green}}            | site.yaml:1: colours.accent: must be red, green and blue
            {name: R, colours: {accent: #0b5d4e            | # begins a comment
            {name: R, font: {family: 'R"', file: no.woff2}} | site.yaml:1: font.family: must be the font's name
            {name: R, font: {family: R, file: no.woff2}}   | site.yaml:1: font.file: is no WOFF2 font
            R                                              | site.yaml must have fields
            """)
    void whatIsWrongIsTold(String yaml, String fault, CapturedOutput log) throws IOException {
        write("site.yaml", yaml);
        write("large.svg", "x".repeat(204_801));
        write("tall.svg", SVG.formatted("10 100"));
        write("wide.svg", SVG.formatted("30 10"));
        write("page.svg", "<svg viewBox='0 0 90 30'/>");
        write("fixed.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='90px' height='30'/>");
        write("cut.svg", "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>\n");
        write("no.png", "x");
        write("no.woff2", "x");
        OwnSite own = own();

        assertThat(own.site()).isNull();
        assertThat(own.faults()).anySatisfy(told -> assertThat(told).contains(fault));
        assertThat(log.getOut())
                .contains("The looks of the house, not those of ")
                .contains(fault);
        Health health = new SiteHealthIndicator(own).health();
        assertThat(health.getStatus().getCode()).isEqualTo("FAULTY");
        assertThat(health.getStatus().getDescription()).contains(fault);
    }

    @Test
    void allFaultsAreToldAtOnce() throws IOException {
        write("site.yaml", "url: x\nlogo: none.svg\ncolours: {accent: '#ffffff'}\n");

        assertThat(own().faults())
                .hasSize(4)
                .anyMatch(fault -> fault.startsWith("site.yaml:2: logo: "))
                .anyMatch(fault -> fault.startsWith("site.yaml:3: colours.accent: "));
    }

    @Test
    void aFolderWithoutItsFileIsNoSite() throws IOException {
        write("logo.svg", "");

        assertThat(own().faults()).containsExactly("there is no site.yaml in it");
    }

    private OwnSite own() {
        return new OwnSite(new ChronomapProperties(data, null));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(Files.createDirectories(data.resolve("site")).resolve(name), text);
    }

    private static String css(SiteFile style) {
        return new String(style.bytes(), StandardCharsets.UTF_8);
    }
}
