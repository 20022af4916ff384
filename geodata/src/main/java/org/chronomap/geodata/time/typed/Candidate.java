package org.chronomap.geodata.time.typed;

import java.util.Set;

/**
 * One thing that a text may say.
 *
 * @param said by the words around its dates, so that those which differ in it can be told
 * @param questions to which it is one of several answers
 */
record Candidate(Reading.Meaning meaning, Term said, Set<Question> questions) {}
