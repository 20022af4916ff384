package org.chronomap.backend.picture.graphics;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.function.SingletonSupplier;

/**
 * The typefaces that pictures are written in. They are bundled, and glyphs are filled as shapes: a picture is the same on every
 * machine, and the machine needs no fonts. Characters stand one beside the other, without kerning, ligatures or shaping: enough
 * for Latin, Greek and Cyrillic, and for Arabic, whose letters are joined before ({@link ArabicLetters}).
 */
public final class Typeface {

    public static final Typeface SANS = new Typeface("NotoSans-Regular", "NotoSansArabic-Regular");
    public static final Typeface SANS_BOLD = new Typeface("NotoSans-Bold", "NotoSansArabic-Bold");
    public static final Typeface SERIF_BOLD = new Typeface("NotoSerif-Bold", "NotoSansArabic-Bold");

    private static final String ELLIPSIS = "…";
    /** Where a line may end: not before a mark that French sets apart, nor after an opening one. */
    private static final Pattern BREAK = Pattern.compile("(?<!«) (?![;:!?»–·])");

    /** Each is read when it is first asked for: two of the three only by who asks for a picture. */
    private final SingletonSupplier<Font> font;
    /** Of the letters that the first lacks. */
    private final SingletonSupplier<Font> arabic;

    private final Map<Integer, Glyph> glyphs = new ConcurrentHashMap<>();

    private record Font(String file, TrueTypeFont tables, CmapLookup characters, double unitsPerEm) {

        static Font read(String file) {
            try (InputStream stream = new ClassPathResource("fonts/" + file + ".ttf").getInputStream()) {
                TrueTypeFont tables = new TTFParser().parse(new RandomAccessReadBuffer(stream));
                return new Font(file, tables, tables.getUnicodeCmapLookup(), tables.getUnitsPerEm());
            } catch (IOException e) {
                throw new UncheckedIOException("The bundled font " + file + " cannot be read", e);
            }
        }

        boolean has(int point) {
            return characters.getGlyphId(point) != 0;
        }

        /** @param unitsPerEm those that it is wanted in */
        synchronized Glyph glyph(int point, double unitsPerEm) {
            try {
                int id = characters.getGlyphId(point);
                GlyphData data = tables.getGlyph().getGlyph(id);
                double scale = unitsPerEm / this.unitsPerEm;
                Path2D outline = new Path2D.Double();
                if (data != null) {
                    outline.append(
                            data.getPath().getPathIterator(AffineTransform.getScaleInstance(scale, scale)), false);
                }
                return new Glyph(outline, tables.getAdvanceWidth(id) * scale);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "The bundled font %s has no outline of U+%04X".formatted(file, point), e);
            }
        }
    }

    /** In units of the font, y up. */
    private record Glyph(Path2D outline, double advance) {}

    private Typeface(String file, String ofArabic) {
        font = SingletonSupplier.of(() -> Font.read(file));
        arabic = SingletonSupplier.of(() -> Font.read(ofArabic));
    }

    /** Reads the font whose letters a page asks for where nothing may block. */
    public static void load() {
        SERIF_BOLD.font.obtain();
    }

    /** Whether it has every letter of a text: another one would be a box. */
    public boolean has(String text) {
        Font first = font.obtain();
        return text.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> first.has(letter) || ArabicLetters.has(letter));
    }

    public double width(String text, double size) {
        return VisualText.of(text)
                        .codePoints()
                        .mapToDouble(point -> glyph(point).advance())
                        .sum()
                * size
                / unitsPerEm();
    }

    /** @param x where the text begins, y its base line */
    public Shape shape(String text, double size, double x, double y) {
        return shape(text, size, x, y, 0);
    }

    /** @param spacing between characters, as a share of the size; letters that join stay so */
    public Shape shape(String text, double size, double x, double y, double spacing) {
        Path2D shape = new Path2D.Double(Path2D.WIND_NON_ZERO);
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        double unitsPerEm = unitsPerEm();
        place.scale(size / unitsPerEm, -size / unitsPerEm);
        String visual = VisualText.of(text);
        double apart = visual.equals(text) ? spacing * unitsPerEm : 0;
        for (int point : visual.codePoints().toArray()) {
            Glyph glyph = glyph(point);
            shape.append(glyph.outline().getPathIterator(place), false);
            place.translate(glyph.advance() + apart, 0);
        }
        return shape;
    }

    /** A text in lines of at most a width; broken at spaces, the last line ended by … where lines are too few. */
    public List<String> lines(String text, double size, double width, int most) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : BREAK.split(text, -1)) {
            String longer = line.isEmpty() ? word : line + ' ' + word;
            if (line.isEmpty() || width(longer, size) <= width) {
                line = longer;
            } else {
                lines.add(line);
                line = word;
            }
        }
        lines.add(line);
        if (lines.size() <= most) {
            return lines.stream().map(one -> shortened(one, size, width)).toList();
        }
        List<String> kept = new ArrayList<>(lines.subList(0, most - 1));
        kept.add(shortened(String.join(" ", lines.subList(most - 1, lines.size())), size, width));
        return kept.stream().map(one -> shortened(one, size, width)).toList();
    }

    /** As many lines as a width needs, but {@code most} at most, and all about as long. */
    public List<String> balanced(String text, double size, double width, int most) {
        List<String> widest = lines(text, size, width, most);
        List<String> best = widest;
        for (double narrower = width - size; narrower > width / 2; narrower -= size) {
            List<String> lines = lines(text, size, narrower, Integer.MAX_VALUE);
            if (lines.size() > widest.size()) {
                break;
            }
            best = lines;
        }
        return best;
    }

    private String shortened(String text, double size, double width) {
        String rest = text;
        while (width(rest.equals(text) ? rest : rest + ELLIPSIS, size) > width && rest.length() > 1) {
            rest = rest.substring(0, rest.offsetByCodePoints(rest.length(), -1)).stripTrailing();
        }
        return rest.equals(text) ? text : rest + ELLIPSIS;
    }

    private Glyph glyph(int point) {
        return glyphs.computeIfAbsent(point, missing -> {
            Font first = font.obtain();
            Font written = first.has(missing) || !arabic.obtain().has(missing) ? first : arabic.obtain();
            return written.glyph(missing, first.unitsPerEm());
        });
    }

    private double unitsPerEm() {
        return font.obtain().unitsPerEm();
    }
}
