package org.chronomap.backend.view;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page that is rendered once and still open where each request has a word of its own. What is filled in goes in as it is:
 * it must be safe in every place that its slot stands in.
 */
public final class OpenText {

    // No text of a story is taken for a slot, since its author cannot know this. UUID.randomUUID() would block.
    private static final String MARK = "slot" + Long.toHexString(new SplittableRandom().nextLong());

    private final List<byte[]> parts = new ArrayList<>();
    private final List<String> slots = new ArrayList<>();

    /** @param text UTF-8, with {@link #slot} wherever something is to be filled in */
    public OpenText(byte[] text) {
        String whole = new String(text, StandardCharsets.UTF_8);
        Matcher slot = Pattern.compile(MARK + "-([a-z]+)-").matcher(whole);
        int from = 0;
        while (slot.find()) {
            parts.add(whole.substring(from, slot.start()).getBytes(StandardCharsets.UTF_8));
            slots.add(slot.group(1));
            from = slot.end();
        }
        parts.add(whole.substring(from).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What to write where something is to be filled in.
     *
     * @param name lower-case letters a–z
     */
    public static String slot(String name) {
        return MARK + '-' + name + '-';
    }

    /**
     * The text with every slot filled, UTF-8.
     *
     * @throws IllegalArgumentException when a slot has no value
     */
    public byte[] filled(Map<String, String> values) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(parts.get(0));
        for (int i = 0; i < slots.size(); i++) {
            String value = values.get(slots.get(i));
            if (value == null) {
                throw new IllegalArgumentException("Nothing is given for the slot " + slots.get(i));
            }
            out.writeBytes(value.getBytes(StandardCharsets.UTF_8));
            out.writeBytes(parts.get(i + 1));
        }
        return out.toByteArray();
    }
}
