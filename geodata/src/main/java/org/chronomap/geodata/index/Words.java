package org.chronomap.geodata.index;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.chronomap.geodata.story.LocalizedText;
import org.chronomap.geodata.story.Source;
import org.chronomap.geodata.story.Statement;
import org.jspecify.annotations.Nullable;

/** Gathers the texts by which a feature is found, in every language. */
final class Words {

    private final List<String> texts = new ArrayList<>();

    Words add(@Nullable LocalizedText text) {
        if (text != null) {
            texts.addAll(text.byLanguage().values());
        }
        return this;
    }

    Words addAll(Collection<LocalizedText> several) {
        several.forEach(this::add);
        return this;
    }

    Words add(Statement statement) {
        add(statement.title())
                .add(statement.summary())
                .addAll(statement.actors())
                .addAll(statement.tags());
        statement.namedSources().forEach(this::add);
        return this;
    }

    private void add(Source source) {
        texts.add(source.publisher());
        if (source.quote() != null) {
            texts.add(source.quote());
        }
        add(source.title()).add(source.attributedTo());
    }

    SearchText searchText() {
        return SearchText.of(texts);
    }
}
