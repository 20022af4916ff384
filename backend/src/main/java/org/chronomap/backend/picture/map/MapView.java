package org.chronomap.backend.picture.map;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.chronomap.backend.state.View;
import org.chronomap.geodata.geo.Extent;
import org.chronomap.geodata.geo.Projection;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * What a map shows: Web Mercator, in units of the picture from the map's upper left corner. World units: the whole world is 256
 * wide and high, x to the east, y to the south.
 *
 * @param scale units of the picture to a world unit
 * @param x of the map's centre in world units
 * @param y of the map's centre in world units
 */
public record MapView(double width, double height, double scale, double x, double y) {

    static final double WORLD = 256;

    private static final Projection WEB_MERCATOR = Projection.webMercator();
    private static final AffineTransformation TO_WORLD = AffineTransformation.scaleInstance(
                    WORLD / WEB_MERCATOR.width(), -WORLD / WEB_MERCATOR.width())
            .translate(WORLD / 2, WORLD / 2);

    /** Beyond this the built-in map has nothing more to show. */
    private static final double MOST_ZOOM = 11;
    /** A smaller extent, in degrees, is one spot; it is shown with the land around it, as a locator map would. */
    private static final double SPOT_DEGREES = 0.01;

    private static final double SPOT_ZOOM = 7;
    /** Width of the map on a reader page of 1280 CSS pixels: a zoom shows as much land here as there. */
    private static final double READER_WIDTH = 896;

    /** The centre and scale at which an extent is shown whole. */
    public static MapView around(Extent extent, double width, double height) {
        return around(extent, width, height, 1);
    }

    /** @param share of width and height that the extent may take: what stands at its edges needs room beside it */
    public static MapView around(Extent extent, double width, double height, double share) {
        Coordinate northWest = world(extent.west(), extent.north());
        Coordinate southEast = world(extent.west() + extent.width(), extent.south());
        double least = WORLD / 1e6;
        double fits = share
                * Math.min(
                        width / Math.max(southEast.x - northWest.x, least),
                        height / Math.max(southEast.y - northWest.y, least));
        boolean isSpot = Math.max(extent.width(), extent.north() - extent.south()) < SPOT_DEGREES;
        double most = Math.pow(2, isSpot ? SPOT_ZOOM : MOST_ZOOM);
        return new MapView(
                width,
                height,
                Math.min(most, fits),
                inWorld((northWest.x + southEast.x) / 2),
                (northWest.y + southEast.y) / 2);
    }

    public static MapView at(View view, double width, double height) {
        double zoom = Math.max(0, Math.min(MOST_ZOOM, view.zoom()));
        Coordinate centre = world(view.lon(), view.lat());
        return new MapView(width, height, Math.pow(2, zoom) * width / READER_WIDTH, inWorld(centre.x), centre.y);
    }

    /** The zoom of a map with as many CSS pixels as this has units. */
    double zoom() {
        return Math.log(scale) / Math.log(2);
    }

    /** Where a position lies that is nearest the map's centre of those that name the same spot. */
    Point2D near(Coordinate position) {
        return point(nearLongitude(position.x), position.y);
    }

    /** The longitude about the map's centre that names the same meridian. */
    double nearLongitude(double lon) {
        return nearLongitude(lon, (x / WORLD - 0.5) * 360);
    }

    /** The longitude in [to - 180, to + 180) that names the same meridian, as in the front end's {@code map/world.ts}. */
    static double nearLongitude(double lon, double to) {
        return lon - 360 * Math.floor((lon - to + 180) / 360);
    }

    private static double inWorld(double worldX) {
        return worldX - WORLD * Math.floor(worldX / WORLD);
    }

    Point2D point(double lon, double lat) {
        Coordinate world = world(lon, lat);
        return new Point2D.Double(xOf(world.x), yOf(world.y));
    }

    double xOf(double worldX) {
        return (worldX - x) * scale + width / 2;
    }

    double yOf(double worldY) {
        return (worldY - y) * scale + height / 2;
    }

    double left() {
        return x - width / 2 / scale;
    }

    double right() {
        return x + width / 2 / scale;
    }

    double top() {
        return y - height / 2 / scale;
    }

    double bottom() {
        return y + height / 2 / scale;
    }

    /** Whether a box of the map is seen whole, with a little room about it. */
    boolean holds(Rectangle2D box) {
        return box.getMinX() >= 2 && box.getMaxX() <= width - 2 && box.getMinY() >= 2 && box.getMaxY() <= height - 2;
    }

    private static Coordinate world(double lon, double lat) {
        Coordinate metres = WEB_MERCATOR.toMetres(new Coordinate(lon, lat));
        return TO_WORLD.transform(metres, metres);
    }

    /** What is in degrees in world units; what runs on beyond ±180 degrees does so beyond the world. */
    static Geometry world(Geometry degrees) {
        return TO_WORLD.transform(WEB_MERCATOR.toMetres(degrees));
    }
}
