package org.chronomap.backend.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What else shows features over time, used as its documentation has it: what had begun by a moment, as Chronomap does cumulatively. It
 * shows marks alone; the plugins of Leaflet on a canvas, deck.gl by WebGL, whose drawing is another process's and not counted.
 */
enum TimelinePeer {
    LEAFLET_TIMELINE("leaflet.timeline", "dist/leaflet.timeline.js", """
            (features, first, last) => {
                const map = L.map('map', { preferCanvas: true }).fitBounds([[40, 46], [55, 87]]);
                const line = L.timeline(features, {
                    getInterval: (feature) => ({ start: feature.properties.begin, end: last }),
                    pointToLayer: (feature, at) => L.circleMarker(at, { radius: 5 }),
                }).addTo(map);
                return (time) => line.setTime(time);
            }"""),
    TIME_DIMENSION("leaflet-timedimension", "dist/leaflet.timedimension.src.js", """
            (features, first, last, times) => {
                const map = L.map('map', { preferCanvas: true, timeDimension: true, timeDimensionOptions: { times } })
                    .fitBounds([[40, 46], [55, 87]]);
                for (const feature of features.features) feature.properties.time = feature.properties.begin;
                const all = L.geoJson(features, { pointToLayer: (feature, at) => L.circleMarker(at, { radius: 5 }) });
                L.timeDimension.layer.geoJson(all, { updateTimeDimension: false }).addTo(map);
                return (time) => map.timeDimension.setCurrentTime(time);
            }"""),
    DECK("deck.gl", "dist.min.js", """
            (features, first) => {
                const since = (time) => (time - first) / 60000;
                const layer = (time) => new deck.ScatterplotLayer({
                    id: 'incidents',
                    data: features.features,
                    getPosition: (feature) => feature.geometry.coordinates,
                    getRadius: 5,
                    radiusUnits: 'pixels',
                    getFillColor: [51, 136, 255],
                    getFilterValue: (feature) => since(feature.properties.begin),
                    filterRange: [0, since(time)],
                    extensions: [new deck.DataFilterExtension({ filterSize: 1 })],
                });
                const initialViewState = { longitude: 66.5, latitude: 47.5, zoom: 4 };
                const map = new deck.Deck({ parent: document.getElementById('map'), initialViewState, controller: true });
                return (time) => map.setProps({ layers: [layer(time)] });
            }""");

    private static final Path FOLDER = Path.of("target", "bench", "peers");
    private static final Path MODULES = FOLDER.resolve("node_modules");

    /** As they are on npm; Leaflet is the very version that Chronomap has. */
    private static final List<String> PACKAGES = List.of(
            "leaflet@1.9.4",
            "leaflet.timeline@1.6.0",
            "leaflet-timedimension@1.1.1",
            "iso8601-js-period@0.2.1",
            "deck.gl@9.4.0");

    private static final String BEGIN = """
            ([text, steps]) => {
                const features = JSON.parse(text);
                features.features = features.features.filter((feature) => feature.geometry?.type === 'Point');
                for (const feature of features.features) feature.properties.begin = Date.parse(feature.properties.start);
                const begins = features.features.map((feature) => feature.properties.begin).sort((a, b) => a - b);
                const [first, last] = [begins[0], begins[begins.length - 1]];
                const times = Array.from({ length: steps + 1 }, (_, step) => first + ((last - first) * step) / steps);
                const show = (MAKE)(features, first, last, times);
                let at = 0;
                window.step = (direction) => show((window.moment = times[(at += direction)]));
                show((window.moment = times[0]));
            }""";

    private final String module;
    private final String script;
    private final String make;

    TimelinePeer(String module, String script, String make) {
        this.module = module;
        this.script = script;
        this.make = make;
    }

    /** From the registry of npm, as its client is set up. */
    static void install() throws IOException, InterruptedException {
        if (Files.isDirectory(MODULES.resolve("deck.gl"))) {
            return;
        }
        Files.createDirectories(FOLDER);
        List<String> command = new ArrayList<>(List.of("npm", "install", "--no-save", "--prefix", FOLDER.toString()));
        command.addAll(PACKAGES);
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("npm could not install " + PACKAGES);
        }
    }

    /** Its name on npm. */
    String module() {
        return module;
    }

    /** Shows features at the first of their steps; {@code step(1)} and {@code step(-1)} go on and back. */
    void open(Page page, String features, int steps) {
        page.setContent("<!doctype html><div id=\"map\" style=\"height: 100vh\"></div>");
        page.addStyleTag(new Page.AddStyleTagOptions().setPath(MODULES.resolve("leaflet/dist/leaflet.css")));
        for (Path path : List.of(
                Path.of("leaflet/dist/leaflet-src.js"),
                Path.of("iso8601-js-period/iso8601.js"),
                Path.of(module, script))) {
            page.addScriptTag(new Page.AddScriptTagOptions().setPath(MODULES.resolve(path)));
        }
        page.evaluate(BEGIN.replace("MAKE", make), List.of(features, steps));
    }
}
