package org.chronomap.geodata.story;

import org.jspecify.annotations.Nullable;

/** Under what terms the story's own texts may be used. */
public record Licence(String name, @Nullable String url) {}
