package org.chronomap.geodata.ingest.geo;

import org.chronomap.geodata.ingest.RowFault;
import org.jspecify.annotations.Nullable;

/** What is wrong in a feature: a {@link RowFault} before its column has a name. */
record Flaw(@Nullable Key key, String code, String given, String detail) {}
