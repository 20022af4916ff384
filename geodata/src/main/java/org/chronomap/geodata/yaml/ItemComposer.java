package org.chronomap.geodata.yaml;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.Parser;

/**
 * Gives the items of a document that is a list one by one, and keeps none: the nodes of a text, each of which knows where it begins and
 * ends, take thirty times as much as the text. A list that has an anchor or a tag is composed as a whole, as all else.
 */
final class ItemComposer extends Composer {

    private static final MappingNode AROUND = new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK);

    private final Taker taker;
    private boolean outermost = true;

    interface Taker {

        void take(int index, Node item);
    }

    ItemComposer(LoadSettings settings, Parser parser, Taker taker) {
        super(settings, parser);
        this.taker = taker;
    }

    @Override
    protected Node composeMappingNode(Optional<Anchor> anchor) {
        outermost = false;
        return super.composeMappingNode(anchor);
    }

    @Override
    protected SequenceNode composeSequenceNode(Optional<Anchor> anchor) {
        boolean byItems = outermost
                && anchor.isEmpty()
                && parser.peekEvent() instanceof SequenceStartEvent start
                && start.getTag().isEmpty();
        outermost = false;
        if (!byItems) {
            return super.composeSequenceNode(anchor);
        }
        Event start = parser.next();
        for (int i = 0; !parser.checkEvent(Event.ID.SequenceEnd); i++) {
            taker.take(i, composeValueNode(AROUND));
        }
        Event end = parser.next();
        return new SequenceNode(Tag.SEQ, true, List.of(), FlowStyle.BLOCK, start.getStartMark(), end.getEndMark());
    }
}
