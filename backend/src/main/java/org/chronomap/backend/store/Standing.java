package org.chronomap.backend.store;

import java.util.List;
import java.util.Map;

/**
 * How all stories stand at one instant, told to who knows some of them.
 *
 * @param since of stories that are known and can be followed: their changes behind the bookmark, in their order
 * @param refused of stories that are known in vain: why
 * @param others the items of all stories but those that can be followed
 */
public record Standing(Map<String, List<Change>> since, Map<String, String> refused, Inventory others) {}
