/** The JSON that the server sends: the story, and its collections as GeoJSON. */
import type { Feature, FeatureCollection, Geometry, MultiLineString, MultiPolygon, Point, Polygon } from "geojson";
import type { Messages } from "../i18n/messages.ts";
import type { TemporalExtent } from "../time/axis.ts";
import type { Mode } from "../time/span.ts";

/** Longitude, latitude in degrees, WGS 84. */
export type LonLat = readonly [number, number];

/** In the order in which they are offered. */
export const STATUSES = ["reported", "confirmed", "claimed", "disputed", "planned", "retracted"] as const;
export type Status = (typeof STATUSES)[number];
export type GeoPrecision = "exact" | "city" | "region" | "country" | "none";
export type PlaceKind = "country" | "region" | "city" | "airport" | "site";
export type Pattern =
  | "solid"
  | "dots"
  | "lines-up"
  | "lines-down"
  | "lines-level"
  | "lines-upright"
  | "cross"
  | "grid"
  | "waves"
  | "rings";

export interface Category {
  readonly id: string;
  readonly label: string;
  /** A CSS colour. */
  readonly colour: string;
  readonly pattern: Pattern;
}

/** A time that the author shades on the slider: that of one incident. Instants as those of an event. */
export interface SpanInfo {
  readonly incident: string;
  readonly label: string;
  readonly start: string | null;
  readonly latestStart: string | null;
  readonly earliestEnd: string | null;
  readonly end: string | null;
}

/** An actor's names by language. */
export type ActorInfo = Readonly<Record<string, string>>;

/** A step in which the author tells the story. */
export interface SceneInfo {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** The language that its text is in. */
  readonly lang?: string | null;
  /** Its time in words. */
  readonly atText: string;
  /** RFC 3339, UTC: its first and last instant. */
  readonly start: string;
  readonly end: string;
  readonly mode: Mode;
  /** West, south, east, north; west greater than east crosses ±180°. */
  readonly view: readonly [number, number, number, number];
  /** Ids of incidents and movements. */
  readonly highlight: readonly string[];
}

export interface StoryInfo extends TemporalExtent {
  readonly id: string;
  readonly title: string;
  readonly standfirst?: string | null;
  readonly byline?: string | null;
  readonly lang: string;
  readonly languages: readonly string[];
  /** IANA name of the zone that the story's days are days of. */
  readonly timeZone: string;
  /** The last millisecond of what is known: what lies after it was only announced. */
  readonly knownUntil?: string | null;
  readonly knownAsOfText?: string | null;
  /** West, south, east, north; absent where the story has no place at all. */
  readonly view?: readonly [number, number, number, number];
  readonly categories: readonly Category[];
  /** Labels of the keys of an item's numbers. */
  readonly numbers: Readonly<Record<string, string>>;
  /** The key of the number that marks are sized by. */
  readonly sizeBy?: string | null;
  readonly spans: readonly SpanInfo[];
  /** Actors whose names differ by language. */
  readonly actors: readonly ActorInfo[];
  /** In the order in which they are walked. */
  readonly scenes: readonly SceneInfo[];
}

export interface NumberRange {
  readonly low?: number | null;
  readonly best?: number | null;
  readonly high?: number | null;
  readonly words?: string | null;
}

export interface Source {
  readonly publisher: string;
  readonly title?: string | null;
  readonly url?: string | null;
  readonly publishedText?: string | null;
  readonly lang?: string | null;
  readonly quote?: string | null;
  readonly accessed?: string | null;
  readonly archiveUrl?: string | null;
  readonly attributedTo?: string | null;
}

export interface Media {
  readonly url: string;
  readonly kind: "image" | "video" | "audio";
  readonly credit: string;
  readonly caption?: string | null;
  readonly alt?: string | null;
}

export interface EventProperties {
  /** How often it has been written: 1 = as it was first. */
  readonly revision?: number;
  /** RFC 3339, UTC: when it was last written. */
  readonly updated?: string;
  readonly title: string;
  readonly summary?: string | null;
  /** The language that the title and summary are in. */
  readonly lang?: string | null;
  readonly whenText: string;
  /** RFC 3339, UTC, closed bounds; null where unknown or open. */
  readonly start: string | null;
  readonly latestStart: string | null;
  readonly earliestEnd: string | null;
  readonly end: string | null;
  readonly timePrecision?: string | null;
  readonly timeQualifiers?: readonly string[];
  readonly category: string;
  readonly status: Status;
  readonly geoPrecision?: GeoPrecision;
  readonly numbers?: Readonly<Record<string, NumberRange>>;
  readonly actors?: readonly string[];
  readonly tags?: readonly string[];
  readonly sources?: readonly Source[];
  readonly media?: readonly Media[];
  readonly inferred?: readonly string[];
}

export interface IncidentProperties extends EventProperties {
  readonly place: string | null;
  readonly placeName: string | null;
  /** Where a position without a place is. */
  readonly whereText?: string;
}

export interface MovementProperties extends EventProperties {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly fromNames: readonly string[];
  readonly toNames: readonly string[];
  /** Positions and ids of places on its way; the geometry leads through them. */
  readonly via?: readonly unknown[];
}

export interface PlaceProperties {
  readonly name: string;
  readonly kind: PlaceKind;
  readonly code?: string | null;
  readonly memberOf?: readonly string[];
  readonly role?: string | null;
  /** Where its label stands and its arcs begin and end. */
  readonly anchor?: LonLat | null;
  readonly lang?: string | null;
}

export type IncidentFeature = Feature<Geometry | null, IncidentProperties>;
export type MovementFeature = Feature<MultiLineString, MovementProperties>;
/** A geometry of null is that of a country, whose outline the base map has. */
export type PlaceFeature = Feature<Point | Polygon | MultiPolygon | null, PlaceProperties>;
export type Collection<F extends Feature<Geometry | null>> = FeatureCollection<F["geometry"], F["properties"]> & {
  readonly features: F[];
  readonly links?: readonly { readonly rel: string; readonly href: string }[];
};

export interface LiveConfig {
  /** The address of the server-sent events. */
  readonly changes: string;
  /** The sequence number of the last change that the page knows of. */
  readonly since: number;
  /** Whether changes show when the reader asks, or at once. */
  readonly apply: "ask" | "at-once";
}

/** Pieces of the base map's detail: cells of two levels, rows from the south, columns from 180 W. */
export interface PieceFiles {
  /** In each one's name: `piece-DIGEST-LEVEL-COLUMN-ROW.json`, among the assets. */
  readonly digest: string;
  /** For each level which cells have one: a hexadecimal digit for four of them, of which the first is the lowest bit. */
  readonly held: readonly string[];
  /** Likewise those whose pieces are not there; whatever is in neither is sea. */
  readonly absent?: readonly string[];
}

/** The page's data block. */
/** What the server has besides the built-in map: one of the two. */
export interface Ground {
  /** How deep the map goes where there is more to show. */
  readonly maxZoom: number;
  /** A PMTiles file with the layers of Protomaps. */
  readonly streets?: {
    readonly url: string;
    /** Of its tiles. */
    readonly minZoom: number;
    readonly maxZoom: number;
    /** West, south, east, north; west greater than east crosses ±180°. */
    readonly bounds: readonly [number, number, number, number];
    readonly credits: string;
  };
  /** Another's pictures, `{z}/{x}/{y}`. */
  readonly tiles?: { readonly url: string; readonly credits: string };
}

export interface Config {
  readonly story: StoryInfo;
  /** The address of the story's page, which opens in the language that `lang` asks for. */
  readonly base: string;
  /** The address of the stories, which the widget's script and page stand beside. */
  readonly root: string;
  readonly lang: string;
  readonly assets: {
    readonly world: string;
    readonly water: string;
    /** Names on the base map, in the language `namesLang`. */
    readonly names: string;
    /** Those of what is too small to be named from afar. */
    readonly closeNames: string;
    /** What the addresses of its tiles of towns begin with. */
    readonly towns: string;
    readonly shareStyles: string;
  };
  readonly namesLang: string;
  /** The detail of the base map. */
  readonly pieces: PieceFiles;
  readonly messages: Messages;
  readonly ground?: Ground;
  /** The story's places, unless they are too many. */
  readonly places?: readonly PlaceFeature[];
  /** It has too many incidents to have all of them whole: they are had in columns. */
  readonly large?: true;
  /** Where the story's changes are told; absent where it does not change: in files, previews and pages of an earlier time. */
  readonly live?: LiveConfig;
  /** RFC 3339, UTC: the page shows the story as it was known then. */
  readonly asOf?: string;
  /** The page shows drafts, to who has this token. */
  readonly preview?: string;
  /** Where the story stands as files, without a server. */
  readonly files?: {
    /** The address of the folder of its data, without a trailing slash. */
    readonly data: string;
    /** The tiles of small towns that stand beside it, by their names. */
    readonly towns: string;
  };
}
