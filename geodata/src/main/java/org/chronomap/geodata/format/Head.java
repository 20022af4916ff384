package org.chronomap.geodata.format;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.story.Category;
import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.Licence;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Movement;
import org.chronomap.geodata.story.Place;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.ShadedSpan;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Story;
import org.chronomap.geodata.time.Edtf;
import org.chronomap.geodata.time.TimeSpan;
import org.jspecify.annotations.Nullable;

/** What {@code story.yaml} says, and what the items of the story refer to. */
final class Head {

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    private final LocalizedText title;
    private final @Nullable LocalizedText standfirst;
    private final @Nullable LocalizedText byline;
    private final @Nullable Licence licence;
    private final ZoneId timeZone;
    private final @Nullable TimeSpan extent;
    private final @Nullable TimeSpan knownAsOf;
    private final List<String> languages;
    private final @Nullable Extent view;
    private final List<Category> categories = new ArrayList<>();
    private final Map<String, LocalizedText> numberLabels;
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final List<ShadedSpan> spans = new ArrayList<>();
    private final List<Fields> spanFields;
    private final boolean unread;

    Head(Fields fields) {
        this(fields, false);
    }

    /** When {@code story.yaml} is not there or is not YAML, which is a fault already noted. */
    static Head unread() {
        return new Head(Fields.none(), true);
    }

    private Head(Fields fields, boolean unread) {
        this.unread = unread;
        title = fields.localized("title");
        standfirst = fields.findLocalized("standfirst");
        byline = fields.findLocalized("byline");
        licence = licence(fields.findObject("licence"));
        timeZone = timeZone(fields);
        extent = fields.find("extent", text -> Edtf.parse(text, timeZone));
        knownAsOf = fields.find("knownAsOf", text -> Edtf.parse(text, timeZone));
        languages = fields.texts("languages").stream()
                .map(tag -> fields.language("languages", tag))
                .toList();
        view = ViewReader.find(fields, "view");
        fields.list("categories").forEach(category -> categories.add(category(category)));
        numberLabels = fields.localizedByKey("numbers");
        fields.objects("sources").forEach((id, source) -> sources.put(id, SourceReader.read(source, timeZone)));
        spanFields = fields.list("spans");
        spanFields.forEach(span -> spans.add(span(span)));
        if (!fields.has("extent")) {
            fields.fault("extent", "is missing: what the time slider spans, like 2022-01-02/2022-01-22");
        } else if (extent != null
                && (!extent.start().isBoundedBefore() || !extent.end().isBoundedAfter())) {
            fields.fault("extent", "must begin and end, like 2022-01-02/2022-01-22");
        }
        if (fields.lacks("languages")) {
            fields.fault("languages", "is missing: the languages of the story, the default first, like [fr, en]");
        }
        fields.nothingElse();
    }

    ZoneId timeZone() {
        return timeZone;
    }

    /** Whether what the items refer to cannot be known. */
    boolean isUnread() {
        return unread;
    }

    List<String> categoryIds() {
        return categories.stream().map(Category::id).distinct().toList();
    }

    List<ShadedSpan> spans() {
        return spans;
    }

    /** Sources that items refer to, by id. */
    Map<String, Source> sources() {
        return sources;
    }

    /** Notes a fault of every marked span whose incident is not among these. */
    void checkSpans(Set<String> incidents) {
        for (int i = 0; i < spans.size(); i++) {
            String incident = spans.get(i).incident();
            if (!incident.isEmpty() && !incidents.contains(incident)) {
                spanFields
                        .get(i)
                        .fault(
                                "incident",
                                "\"" + incident + "\" is no incident of this story, which has "
                                        + EventReader.all(incidents));
            }
        }
    }

    private static ShadedSpan span(Fields fields) {
        ShadedSpan span = new ShadedSpan(fields.text("incident"), fields.findLocalized("label"));
        fields.nothingElse();
        return span;
    }

    /** The story, once nothing is wrong with it. */
    Story story(String id, List<Place> places, List<Incident> incidents, List<Movement> movements, List<Scene> scenes) {
        return new Story(
                id,
                title,
                standfirst,
                byline,
                licence,
                timeZone,
                Objects.requireNonNull(extent),
                knownAsOf,
                languages,
                view,
                categories,
                numberLabels,
                sources,
                spans,
                places,
                incidents,
                movements,
                scenes);
    }

    private static ZoneId timeZone(Fields fields) {
        String zone = fields.text("timeZone");
        try {
            return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException e) {
            fields.fault("timeZone", "\"" + zone + "\" must be the name of a time zone, like Asia/Almaty");
            return ZoneOffset.UTC;
        }
    }

    private static @Nullable Licence licence(@Nullable Fields fields) {
        if (fields == null) {
            return null;
        }
        Licence licence = new Licence(fields.text("name"), fields.findUrl("url"));
        fields.nothingElse();
        return licence;
    }

    private Category category(Fields fields) {
        String id = fields.slug("id");
        if (categoryIds().contains(id)) {
            fields.fault("id", "\"" + id + "\" is the id of an earlier category");
        }
        String colour = fields.text("colour");
        if (!colour.isEmpty() && !COLOUR.matcher(colour).matches()) {
            fields.fault("colour", "\"" + colour + "\" must be a colour like \"#c2410c\"");
        }
        Category category = new Category(
                id,
                fields.localized("label"),
                colour,
                fields.oneOf("pattern", org.chronomap.geodata.story.Pattern.class));
        fields.nothingElse();
        return category;
    }
}
