package org.chronomap.geodata.ingest.mapping;

import org.jspecify.annotations.Nullable;

/**
 * What was decided of a whole column, and can be decided otherwise.
 *
 * @param column null = it concerns all of them
 * @param code for programs: lower-case words with hyphens
 * @param text in English, for people
 */
public record Note(@Nullable String column, String code, String text) {}
