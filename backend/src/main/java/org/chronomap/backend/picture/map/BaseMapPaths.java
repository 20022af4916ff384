package org.chronomap.backend.picture.map;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chronomap.backend.picture.graphics.Colours;
import org.chronomap.backend.picture.graphics.Pen;
import org.chronomap.geodata.geo.BaseMap;
import org.geotools.geometry.jts.LiteShape;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/** The built-in base map as paths in world units, drawn as the front end's {@code map/base/basemap.ts} draws it. */
public final class BaseMapPaths {

    private final List<Piece> land;
    private final List<Piece> coasts;
    private final List<Piece> borders;
    private final List<Piece> disputed;
    private final List<Piece> lakes;
    private final List<Piece> rivers;
    private final Map<String, Path2D> countries = new HashMap<>();

    private record Piece(Path2D path, Rectangle2D box) {}

    BaseMapPaths(BaseMap map) {
        land = pieces(map.land());
        coasts = pieces(map.coasts());
        borders = pieces(map.borders());
        disputed = pieces(map.disputed());
        lakes = pieces(map.lakes());
        rivers = pieces(map.rivers());
        map.countries().forEach((code, shapes) -> {
            Path2D country = new Path2D.Double(Path2D.WIND_EVEN_ODD);
            shapes.forEach(shape -> country.append(path(shape), false));
            countries.put(code, country);
        });
    }

    private static List<Piece> pieces(List<Geometry> shapes) {
        return shapes.stream()
                .flatMap(shape -> java.util.stream.IntStream.range(0, shape.getNumGeometries())
                        .mapToObj(shape::getGeometryN))
                .filter(shape -> !shape.isEmpty())
                .map(BaseMapPaths::path)
                .map(path -> new Piece(path, path.getBounds2D()))
                .toList();
    }

    private static Path2D path(Geometry shape) {
        // A line that ends where it began is joined there.
        Geometry joined = shape instanceof LineString line && line.isClosed()
                ? line.getFactory().createLinearRing(line.getCoordinateSequence())
                : shape;
        return new Path2D.Double(new LiteShape(MapView.world(joined), new AffineTransform(), false));
    }

    /** The outline of a country, where the base map has it, in units of the picture; as often as it is seen. */
    @Nullable Path2D outline(String code, MapView view) {
        Path2D country = countries.get(code);
        return country == null ? null : seen(List.of(new Piece(country, country.getBounds2D())), view);
    }

    void draw(Pen pen, MapView view) {
        Colours colours = pen.colours();
        pen.fill(Pen.box(0, 0, view.width(), view.height(), 0), colours.water);
        pen.fill(seen(land, view), colours.land);
        pen.line(seen(rivers, view), Colours.faded(colours.coast, 0.7), 0.8);
        pen.fill(seen(lakes, view), colours.water);
        pen.line(seen(lakes, view), Colours.faded(colours.coast, 0.8), 0.5);
        pen.line(seen(coasts, view), colours.coast, 0.8);
        pen.line(seen(borders, view), colours.border, 0.9);
        pen.line(seen(disputed, view), colours.border, 1.1, 4, 4);
        graticule(pen, view, colours.graticule);
    }

    /** Filled one by one, neighbours would leave hairlines of sea between them. */
    private static Path2D seen(List<Piece> pieces, MapView view) {
        Path2D seen = new Path2D.Double(Path2D.WIND_EVEN_ODD);
        for (int turn = -1; turn <= 1; turn++) {
            double shift = turn * MapView.WORLD;
            Rectangle2D window = new Rectangle2D.Double(
                    view.left() - shift, view.top(), view.right() - view.left(), view.bottom() - view.top());
            AffineTransform place = new AffineTransform(view.scale(), 0, 0, view.scale(), view.xOf(shift), view.yOf(0));
            for (Piece piece : pieces) {
                if (meets(piece.box(), window)) {
                    seen.append(piece.path().getPathIterator(place), false);
                }
            }
        }
        return seen;
    }

    /** Not Rectangle2D.intersects: that never finds the box of a line due north or east. */
    private static boolean meets(Rectangle2D box, Rectangle2D window) {
        return box.getMaxX() >= window.getMinX()
                && box.getMinX() <= window.getMaxX()
                && box.getMaxY() >= window.getMinY()
                && box.getMinY() <= window.getMaxY();
    }

    private static void graticule(Pen pen, MapView view, Color colour) {
        double zoom = view.zoom();
        double step = zoom < 5 ? 10 : zoom < 7 ? 5 : zoom < 9 ? 1 : 0.25;
        Path2D lines = new Path2D.Double();
        double west = (view.left() / MapView.WORLD - 0.5) * 360;
        double east = (view.right() / MapView.WORLD - 0.5) * 360;
        for (double lon = Math.ceil(west / step) * step; lon <= east; lon += step) {
            double x = view.point(lon, 0).getX();
            lines.moveTo(x, 0);
            lines.lineTo(x, view.height());
        }
        for (double lat = -80; lat <= 85; lat += step) {
            double y = view.point(0, lat).getY();
            if (y >= 0 && y <= view.height()) {
                lines.moveTo(0, y);
                lines.lineTo(view.width(), y);
            }
        }
        pen.line(lines, colour, 0.6);
    }
}
