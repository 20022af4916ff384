package org.chronomap.backend.fuzz;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Chooses what is said in a request: what is right, what is wrong on purpose, and what is a little off. Each character is a byte. */
final class Words {

    private static final Map<String, List<String>> VALUES = Corpus.table("values.txt");
    private static final List<String> NASTY =
            Corpus.lines("nasty.txt").stream().map(Notation::read).toList();
    private static final int LONGEST = 7_000;

    private final Random random;

    Words(Random random) {
        this.random = random;
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A value of a parameter, or of a part of a path. */
    String value(String name) {
        List<String> right = VALUES.get(name);
        return right == null ? nasty() : varied(one(right), 0.7);
    }

    /** What was right, most often as it is. */
    String varied(String right, double asItIs) {
        double chosen = random.nextDouble();
        return chosen < asItIs ? right : chosen < (1 + asItIs) / 2 ? mutated(right) : nasty();
    }

    String nasty() {
        return chance(0.05) ? "" : chance(0.2) ? mutated(one(NASTY)) : one(NASTY);
    }

    /** A text with something changed in it, up to three times. */
    String mutated(String text) {
        StringBuilder changed = new StringBuilder(text);
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(changed.length() + 1);
            int end = Math.min(changed.length(), at + 1 + random.nextInt(8));
            switch (random.nextInt(7)) {
                case 0 -> changed.insert(at, (char) random.nextInt(256));
                case 1 -> changed.delete(at, end);
                case 2 -> changed.insert(at, changed.substring(at, end).repeat(1 + random.nextInt(40)));
                case 3 -> changed.insert(at, one(NASTY));
                case 4 -> changed.replace(at, end, String.valueOf(random.nextInt(2_000_000_000) - 1_000_000_000));
                case 5 -> changed.setLength(at);
                default -> {
                    if (at < changed.length()) {
                        changed.setCharAt(at, (char) (changed.charAt(at) ^ (1 << random.nextInt(8))));
                    }
                }
            }
        }
        return changed.substring(0, Math.min(changed.length(), LONGEST));
    }

    /** What may be long with some of its bytes changed, or its end cut off. */
    String damaged(String bytes) {
        StringBuilder changed = new StringBuilder(bytes);
        for (int times = 1 + random.nextInt(8); times > 0 && !bytes.isEmpty(); times--) {
            changed.setCharAt(random.nextInt(changed.length()), (char) random.nextInt(256));
        }
        return chance(0.2) ? changed.substring(0, random.nextInt(changed.length() + 1)) : changed.toString();
    }
}
