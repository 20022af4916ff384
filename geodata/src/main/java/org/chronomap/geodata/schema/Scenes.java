package org.chronomap.geodata.schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Scene;
import org.chronomap.geodata.story.SceneMode;
import org.chronomap.geodata.time.TimeSpan;
import tools.jackson.databind.JsonNode;

/** What is said of scenes. */
public final class Scenes {

    private static final Property<Scene, String> ID =
            Property.of("id", ValueType.ID, Scene::id).required().featureMember(FeatureMember.ID);
    /** In a story folder the order of the file stands for it. */
    public static final Property<Scene, BigDecimal> POSITION =
            Property.of("position", ValueType.NUMBER, Scene::position).readAfter("highlight");
    /** When it is missing is told with what else it must be. */
    public static final Property<Scene, TimeSpan> AT =
            Property.of("at", ValueType.EDTF, Scene::at).required("");

    private static final Property<Scene, SceneMode> MODE =
            Property.of("mode", ValueType.oneOf(SceneMode.class), Scene::mode).standard(SceneMode.CUMULATIVE);
    private static final Property<Scene, Extent> VIEW =
            Property.of("view", ValueType.BOUNDS, Scene::view).featureMember(FeatureMember.BBOX);
    public static final Property<Scene, List<String>> HIGHLIGHT = Property.of(
                    "highlight", ValueType.referenceTo(ReferenceTarget.EVENT).list(), Scene::highlight)
            .writtenEmpty();
    private static final Property<Scene, LocalizedText> TITLE = Property.of("title", ValueType.LOCALIZED, Scene::title)
            .required()
            .readAfter("id")
            .writtenAfter("position");
    private static final Property<Scene, LocalizedText> TEXT = Property.of("text", ValueType.LOCALIZED, Scene::text)
            .required()
            .readAfter("title")
            .writtenAfter("title");

    private static final Property<Scene, Map<String, JsonNode>> EXTRA =
            Property.attribute(PropertySchema.EXTRA, ValueType.ANY.byKey(), Scene::attributes);

    static final PropertySchema<Scene> SCHEMA = new PropertySchema<>(
            values -> new Scene(
                    values.get(ID),
                    values.get(POSITION),
                    values.get(TITLE),
                    values.get(TEXT),
                    values.get(AT),
                    values.get(MODE),
                    values.find(VIEW),
                    values.list(HIGHLIGHT),
                    values.attributes()),
            List.of(
                    ID,
                    POSITION,
                    AT,
                    Property.computed("atText", ValueType.EDTF_IN_WORDS, Scene::at),
                    Property.computed(
                            "start", ValueType.INSTANT, of -> of.at().start().first()),
                    Property.computed(
                            "end", ValueType.INSTANT, of -> of.at().end().last()),
                    MODE,
                    VIEW,
                    HIGHLIGHT,
                    TITLE,
                    TEXT,
                    Property.computed("lang", ValueType.LANGUAGE_OF_TEXT, Scene::text)
                            .writtenAfter("text"),
                    EXTRA),
            List.of());

    private Scenes() {}
}
