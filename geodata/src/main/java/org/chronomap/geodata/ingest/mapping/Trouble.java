package org.chronomap.geodata.ingest.mapping;

/**
 * What is wrong with the value of a cell, or to be looked at again.
 *
 * @param code for programs: lower-case words with hyphens
 * @param detail what is wrong and what would be right
 */
record Trouble(String code, String detail) {}
