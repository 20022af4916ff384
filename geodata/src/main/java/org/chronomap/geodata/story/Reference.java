package org.chronomap.geodata.story;

import org.jspecify.annotations.Nullable;

/** Where a place's coordinates, name or membership are from: a data set, not the news. */
public record Reference(
        String name, @Nullable String licence, @Nullable String url) {}
