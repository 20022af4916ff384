package org.chronomap.geodata.ingest.mapping;

/**
 * What is wrong with a mapping.
 *
 * @param pointer RFC 6901, into its JSON
 * @param code for programs: lower-case words with hyphens
 * @param detail what is wrong and what would be right
 */
public record MappingFault(String pointer, String code, String detail) {}
