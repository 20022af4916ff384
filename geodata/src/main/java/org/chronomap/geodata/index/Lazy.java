package org.chronomap.geodata.index;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first asked for, once, by whichever thread asks first. */
final class Lazy<T> {

    /** Null once it has made the value, so that whoever shares that keeps nothing else. */
    private @Nullable Supplier<T> maker;

    private volatile @Nullable T made;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        T value = made;
        return value == null ? make() : value;
    }

    boolean isMade() {
        return made != null;
    }

    /** Makes the value now if that of an earlier state was asked for, so that nobody who asks for it waits. */
    void keepUpWith(Lazy<T> reuse) {
        if (reuse.isMade()) {
            get();
        }
    }

    private synchronized T make() {
        T value = made;
        if (value == null) {
            value = Objects.requireNonNull(maker).get();
            made = value;
            maker = null;
        }
        return value;
    }
}
