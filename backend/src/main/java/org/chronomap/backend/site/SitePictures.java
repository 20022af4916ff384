package org.chronomap.backend.site;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Reads what a site shows of itself in pictures. */
final class SitePictures {

    private static final int LOGO_BYTES = 200 * 1024;
    private static final int ICON_BYTES = 100 * 1024;
    /** How many times as wide as it is high a logo may be, so that it can be read in the height of a line. */
    private static final double WIDEST = 12;

    private static final double NARROWEST = 0.5;
    /** Of an icon, as a part of its height. */
    private static final double NOT_QUITE_SQUARE = 0.05;

    private final SiteFields fields;

    SitePictures(SiteFields fields) {
        this.fields = fields;
    }

    private static JsonPointer at(String field) {
        return JsonPointer.empty().appendProperty(field);
    }

    /** Null = none is named, or it cannot be shown, which was noted. */
    @Nullable Logo logo() {
        JsonNode root = fields.root();
        Logo.Drawing light = drawing("logo", "logo");
        Logo.Drawing dark = drawing("logoDark", "logo-dark");
        if (dark != null && !root.has("logo")) {
            fields.note(at("logoDark"), "needs a logo, whose place it takes in the dark theme");
        }
        JsonNode beside = root.path("nameBesideLogo");
        if (!beside.isMissingNode() && !beside.isBoolean()) {
            fields.note(at("nameBesideLogo"), "must be true or false");
        }
        return light == null ? null : new Logo(light, dark, beside.asBoolean(false));
    }

    private Logo.@Nullable Drawing drawing(String field, String stem) {
        JsonPointer at = at(field);
        SiteFile found = fields.file(stem, fields.root().path(field), at, FileKind.OF_PICTURES, LOGO_BYTES);
        if (found == null) {
            return null;
        }
        try {
            PngPicture png = found.kind() == FileKind.PNG ? PngPicture.read(found.bytes()) : null;
            double ratio = png == null ? SvgFile.ratio(found.bytes()) : png.ratio();
            if (ratio > WIDEST || ratio < NARROWEST) {
                fields.note(
                        at,
                        String.format(
                                Locale.ROOT,
                                "is %.2f times as wide as it is high, and too small to be read in a line of %d pixels:"
                                        + " at least %.1f times are taken, and at most %.0f",
                                ratio,
                                Logo.HEIGHT,
                                NARROWEST,
                                WIDEST));
            }
            if (png != null && png.image().getHeight() < Logo.HEIGHT) {
                fields.note(
                        at,
                        "is %d pixels high, and would be blurred: at least %d, better %d"
                                .formatted(png.image().getHeight(), Logo.HEIGHT, 3 * Logo.HEIGHT));
            }
            return new Logo.Drawing(found, ratio, png == null ? null : png.image());
        } catch (IOException e) {
            fields.note(at, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Likewise. */
    @Nullable SiteFile icon() {
        JsonPointer at = at("icon");
        SiteFile found = fields.file("icon", fields.root().path("icon"), at, FileKind.OF_PICTURES, ICON_BYTES);
        if (found == null) {
            return null;
        }
        try {
            double ratio = found.kind() == FileKind.PNG
                    ? PngPicture.read(found.bytes()).ratio()
                    : SvgFile.ratio(found.bytes());
            if (Math.abs(ratio - 1) > NOT_QUITE_SQUARE) {
                fields.note(
                        at,
                        String.format(Locale.ROOT, "is %.2f times as wide as it is high: an icon is square", ratio));
            }
        } catch (IOException e) {
            fields.note(at, String.valueOf(e.getMessage()));
        }
        return found;
    }
}
