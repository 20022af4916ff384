package org.chronomap.geodata.ingest.named;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.chronomap.geodata.ingest.ForeignFile;
import org.chronomap.geodata.ingest.Head;
import org.chronomap.geodata.ingest.Options;
import org.chronomap.geodata.ingest.Reader;
import org.chronomap.geodata.ingest.Rows;

/**
 * Reads events of GDELT 2 (http://data.gdeltproject.org/documentation/GDELT-Event_Codebook-V2.0.pdf) and 1: tables without headers or
 * quotes, their cells parted by tabs.
 */
public final class GdeltEvents implements Reader {

    private static final Pattern BEGINNING =
            Pattern.compile("\\d{1,12}\\t\\d{8}\\t\\d{4,6}\\t\\d{4}\\t\\d{1,4}(?:\\.\\d+)?\\t[^\\n]*");

    /** Of GDELT 2. */
    static final List<String> COLUMNS = columns();

    private static List<String> columns() {
        List<String> columns =
                new ArrayList<>(List.of("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"));
        for (String actor : List.of("Actor1", "Actor2")) {
            for (String of : List.of(
                    "Code",
                    "Name",
                    "CountryCode",
                    "KnownGroupCode",
                    "EthnicCode",
                    "Religion1Code",
                    "Religion2Code",
                    "Type1Code",
                    "Type2Code",
                    "Type3Code")) {
                columns.add(actor + of);
            }
        }
        columns.addAll(List.of(
                "IsRootEvent",
                "EventCode",
                "EventBaseCode",
                "EventRootCode",
                "QuadClass",
                "GoldsteinScale",
                "NumMentions",
                "NumSources",
                "NumArticles",
                "AvgTone"));
        for (String place : List.of("Actor1Geo_", "Actor2Geo_", "ActionGeo_")) {
            for (String of :
                    List.of("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")) {
                columns.add(place + of);
            }
        }
        columns.addAll(List.of("DATEADDED", "SOURCEURL"));
        return List.copyOf(columns);
    }

    /** Those of tables with so many; empty when none of GDELT has. */
    static List<String> columns(int count) {
        List<String> first =
                COLUMNS.stream().filter(column -> !column.endsWith("ADM2Code")).toList();
        return count == COLUMNS.size() ? COLUMNS : count == first.size() ? first : List.of();
    }

    @Override
    public String label() {
        return "GDELT events";
    }

    @Override
    public boolean recognises(Head head, ForeignFile file) {
        return !columnsOf(head).isEmpty();
    }

    private static List<String> columnsOf(Head head) {
        String line = new String(head.bytes(), StandardCharsets.UTF_8).split("\n", 2)[0].replace("\r", "");
        return BEGINNING.matcher(line).matches() ? columns(line.split("\t", -1).length) : List.of();
    }

    @Override
    public Rows open(ForeignFile file, Options options) throws IOException {
        return new GdeltRows(file, columnsOf(Head.of(file)));
    }
}
