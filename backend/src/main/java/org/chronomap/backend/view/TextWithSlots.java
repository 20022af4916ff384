package org.chronomap.backend.view;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chronomap.backend.http.Digest;

/**
 * A page that is rendered once and still open where each request has a word of its own. What is filled in goes in as it is:
 * it must be safe in every place that its slot stands in.
 */
public final class TextWithSlots {

    // No text of a story is taken for a slot, since its author cannot know this. UUID.randomUUID() would block.
    private static final String MARK = "slot" + Long.toHexString(new SplittableRandom().nextLong());

    private final List<byte[]> parts = new ArrayList<>();
    private final List<String> slots = new ArrayList<>();
    private final String tag;

    /**
     * A text and what fills its slots.
     *
     * @param values by the names of the slots; those that it has none of are passed over
     */
    public record Filled(TextWithSlots text, Map<String, String> values) {

        /** The same as long as the bytes are, and had without writing them: letters and digits. */
        public String tag() {
            Digest digest = new Digest().add(text.tag.getBytes(StandardCharsets.UTF_8));
            text.slots.stream()
                    .distinct()
                    .forEach(slot -> digest.add(('\n' + value(slot, values)).getBytes(StandardCharsets.UTF_8)));
            return digest.hex();
        }

        /** UTF-8. */
        public byte[] bytes() {
            return text.filled(values);
        }
    }

    /** @param text UTF-8, with {@link #slot} wherever something is to be filled in */
    public TextWithSlots(byte[] text) {
        String whole = new String(text, StandardCharsets.UTF_8);
        Matcher slot = Pattern.compile(MARK + "-([a-z]+)-").matcher(whole);
        int from = 0;
        while (slot.find()) {
            parts.add(whole.substring(from, slot.start()).getBytes(StandardCharsets.UTF_8));
            slots.add(slot.group(1));
            from = slot.end();
        }
        parts.add(whole.substring(from).getBytes(StandardCharsets.UTF_8));
        Digest digest = new Digest();
        for (int i = 0; i < parts.size(); i++) {
            digest.add(((i == 0 ? "" : slots.get(i - 1)) + '\n').getBytes(StandardCharsets.UTF_8))
                    .add(parts.get(i));
        }
        tag = digest.hex();
    }

    /** How long it is without what fills it, in bytes. */
    public int length() {
        return parts.stream().mapToInt(part -> part.length).sum();
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
            out.writeBytes(value(slots.get(i), values).getBytes(StandardCharsets.UTF_8));
            out.writeBytes(parts.get(i + 1));
        }
        return out.toByteArray();
    }

    private static String value(String slot, Map<String, String> values) {
        String value = values.get(slot);
        if (value == null) {
            throw new IllegalArgumentException("Nothing is given for the slot " + slot);
        }
        return value;
    }
}
