package org.chronomap.geodata.gazetteer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chronomap.geodata.geo.Nearness;
import org.jspecify.annotations.Nullable;

/**
 * Finds places by how the words of their names begin, in their {@link NameForm}: each name from each of its words on, in alphabetical
 * order (a suffix array by words), so that a beginning is a range that binary search finds. Words that a name does not have may be
 * of what the place lies in. Only where nothing is found are names taken that are almost so: for that all of the order is gone
 * through. Immutable.
 */
final class WordIndex {

    private static final int MOST_WORDS = 8;
    private static final int LONGEST = 100;
    /** A name's number and where in it a word begins share an int. */
    private static final int OFFSET_BITS = 8;

    /** Shorter words are rather others than misspelt. */
    private static final int SHORTEST = 4;
    /** In longer words two faults are looked for. */
    private static final int LONG = 8;

    private static final String AIRPORT = "airport";
    /** The same in other languages: names of airports are English. */
    private static final Set<String> AIRPORTS =
            Set.of("aeroport", "auezhay", "auezhayy", "flughafen", "aeropuerto", "aeroporto");

    private final Rows rows;
    private final TextColumn forms = new TextColumn();
    private final int[] order;
    private final int[] rowByName;
    private final Areas areas;
    private final Ranking ranking;

    WordIndex(Rows rows) {
        this.rows = rows;
        int size = rows.names().size();
        rowByName = IntStream.range(0, size).map(rows::rowOf).toArray();
        IntStream.range(0, size)
                .forEach(name -> forms.add(NameForm.of(rows.names().get(name))));
        forms.trimmed();
        order = IntStream.range(0, size)
                .flatMap(this::words)
                .boxed()
                .sorted((one, other) -> forms.compare(name(one), offset(one), name(other), offset(other)))
                .mapToInt(Integer::intValue)
                .toArray();
        areas = new Areas(rows);
        ranking = new Ranking(rows);
    }

    private IntStream words(int name) {
        return IntStream.range(0, Math.min(forms.length(name), 1 << OFFSET_BITS))
                .filter(offset -> offset == 0 || forms.at(name, offset - 1) == ' ')
                .map(offset -> (name << OFFSET_BITS) | offset);
    }

    private static int name(int entry) {
        return entry >>> OFFSET_BITS;
    }

    private static int offset(int entry) {
        return entry & ((1 << OFFSET_BITS) - 1);
    }

    /** A place, and the number of the name in which it was found. */
    record Found(int row, int name, double score) {

        static final Comparator<Found> BEST_FIRST =
                Comparator.comparingDouble(Found::score).reversed().thenComparingInt(Found::row);
    }

    /**
     * A word of a text.
     *
     * @param names that have it
     * @param groups of places that lie in what it names
     */
    private record Word(String text, BitSet names, BitSet groups) {}

    /** What is sought. */
    private final class Query {

        private final List<Word> words;
        private final boolean isExact;
        private final boolean isCyrillic;
        private final boolean hasShortened;
        private final byte[] form;
        private final String language;
        private final Nearness nearness;

        Query(List<Word> words, boolean isExact, boolean isCyrillic, String language, Nearness nearness) {
            this.words = words;
            this.isExact = isExact;
            this.isCyrillic = isCyrillic;
            this.hasShortened = words.stream()
                    .anyMatch(word -> !Shortened.waysToWrite(word.text()).isEmpty());
            this.form = form(words);
            this.language = language;
            this.nearness = nearness;
        }

        /** Null where the name does not fit. */
        @Nullable Found in(int name) {
            int row = rowByName[name];
            int inName = 0;
            for (Word word : words) {
                if (word.names().get(name)) {
                    inName++;
                } else if (!word.groups().get(rows.groupNumber(row))) {
                    return null;
                }
            }
            if (inName == 0) {
                return null;
            }
            boolean isAll = inName == words.size();
            byte[] sought = isAll
                    ? form
                    : form(words.stream().filter(word -> word.names().get(name)).toList());
            int longer = forms.length(name) - sought.length;
            boolean begins = isExact && forms.isBegunBy(name, 0, sought);
            if (isExact && !begins && hasShortened) {
                String called = Shortened.alike(NameForm.of(rows.names().get(name)));
                String asked = Shortened.alike(new String(sought, UTF_8));
                begins = called.startsWith(asked);
                longer = called.length() - asked.length();
            }
            boolean isWhole = isExact ? begins && longer == 0 : Math.abs(longer) <= 1;
            double score = ranking.ofPlace(row, nearness)
                    + Ranking.ofName(begins, isWhole, rows.isCalled(row, name, language, isCyrillic))
                    - (rows.isForeign(name) && !isWhole ? Ranking.BEGINS_FOREIGN : 0)
                    - Ranking.WORD_OF_AREA * (words.size() - inName);
            return new Found(row, name, score);
        }

        private static byte[] form(List<Word> words) {
            return words.stream()
                    .map(Word::text)
                    .collect(Collectors.joining(" "))
                    .getBytes(UTF_8);
        }
    }

    /** The places that fit best, best first. */
    List<Found> find(String text, String language, Nearness nearness, int limit) {
        String form = text.length() > LONGEST ? "" : NameForm.of(text);
        List<String> words = List.of(form.split(" ", -1));
        if (form.isEmpty() || words.size() > MOST_WORDS) {
            return List.of();
        }
        boolean isCyrillic = text.codePoints()
                .anyMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.CYRILLIC);
        List<Word> exact = words.stream().map(this::exactly).toList();
        List<Found> found = best(new Query(exact, true, isCyrillic, language, nearness), limit);
        if (!found.isEmpty()) {
            return found;
        }
        List<Word> almost = words.stream().map(this::almost).toList();
        return best(new Query(almost, false, isCyrillic, language, nearness), limit);
    }

    private Word exactly(String word) {
        BitSet names = new BitSet(forms.size());
        setBegunBy(word, names);
        if (word.length() >= SHORTEST && AIRPORTS.stream().anyMatch(airport -> airport.startsWith(word))) {
            setBegunBy(AIRPORT, names);
        }
        Shortened.waysToWrite(word).forEach(other -> setBegunBy(other + ' ', names));
        return new Word(word, names, areas.of(word, names));
    }

    private void setBegunBy(String word, BitSet names) {
        byte[] bytes = word.getBytes(UTF_8);
        int until = first(bytes, true);
        for (int i = first(bytes, false); i < until; i++) {
            names.set(name(order[i]));
        }
    }

    private Word almost(String word) {
        if (word.length() < SHORTEST) {
            return exactly(word);
        }
        Misspelling misspelling = new Misspelling(word, word.length() < LONG ? 1 : 2);
        BitSet names = new BitSet(forms.size());
        for (int entry : order) {
            if (misspelling.begins(forms, name(entry), offset(entry))) {
                names.set(name(entry));
            }
        }
        return new Word(word, names, areas.of(word, names));
    }

    private static List<Found> best(Query query, int limit) {
        // One letter begins thousands of names: only the best are kept, the worst of them on top.
        PriorityQueue<Found> best = new PriorityQueue<>(Found.BEST_FIRST.reversed());
        BitSet names = candidates(query.words);
        Found before = null;
        for (int name = names.nextSetBit(0); name >= 0; name = names.nextSetBit(name + 1)) {
            Found found = query.in(name);
            if (found == null) {
                continue;
            }
            // The names of a place follow one another.
            if (before != null && before.row() == found.row()) {
                if (before.score() >= found.score()) {
                    continue;
                }
                best.remove(before);
            }
            best.add(found);
            before = found;
            if (best.size() > limit) {
                best.remove();
            }
        }
        return best.stream().sorted(Found.BEST_FIRST).toList();
    }

    /** What names nothing that places lie in has to be in the name itself. */
    private static BitSet candidates(List<Word> words) {
        return words.stream()
                .filter(word -> word.groups().isEmpty())
                .map(Word::names)
                .min(Comparator.comparingInt(BitSet::cardinality))
                .orElseGet(() -> {
                    BitSet all = new BitSet();
                    words.forEach(word -> all.or(word.names()));
                    return all;
                });
    }

    /** @param isBehind false = the first that does not come before what is sought, true = the first behind all that begin with it */
    private int first(byte[] sought, boolean isBehind) {
        int low = 0;
        int high = order.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            int name = name(order[middle]);
            int offset = offset(order[middle]);
            boolean isBefore =
                    forms.compare(name, offset, sought) < 0 || (isBehind && forms.isBegunBy(name, offset, sought));
            if (isBefore) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
