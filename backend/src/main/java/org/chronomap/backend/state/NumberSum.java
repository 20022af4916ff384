package org.chronomap.backend.state;

import org.chronomap.geodata.story.Incident;
import org.chronomap.geodata.story.NumberRange;
import org.chronomap.geodata.story.Status;
import org.chronomap.geodata.story.StoryEvent;

/**
 * What a number comes to: the sums of its bounds over what happened, as the front end's {@code story/sum.ts} has it. What was
 * planned or withdrawn adds nothing.
 *
 * @param high infinite where any has no upper bound
 * @param incidents how many tell it in figures
 * @param movements likewise
 * @param without how many of both do not
 */
public record NumberSum(double low, double high, int incidents, int movements, int without) {

    public static final NumberSum NOTHING = new NumberSum(0, 0, 0, 0, 0);

    /**
     * With one more.
     *
     * @param key of the number
     * @param isCertain whether it has begun for certain: else it may have added nothing
     */
    public NumberSum and(StoryEvent event, String key, boolean isCertain) {
        Status status = event.statement().status();
        if (status == Status.PLANNED || status == Status.RETRACTED) {
            return this;
        }
        NumberRange range = event.statement().ranges().get(key);
        if (range == null) {
            return new NumberSum(low, high, incidents, movements, without + 1);
        }
        int incident = event instanceof Incident ? 1 : 0;
        return new NumberSum(
                isCertain ? low + range.low() : low,
                high + range.high(),
                incidents + incident,
                movements + 1 - incident,
                without);
    }
}
