package org.chronomap.backend.editing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.matcher.ElementMatchers;
import org.jspecify.annotations.Nullable;

/** Counts the calls of a method, whichever thread makes them; one at a time. */
public final class Calls implements AutoCloseable {

    private static final List<Object> FIRST_ARGUMENTS = new CopyOnWriteArrayList<>();
    private static final Object NONE = new Object();

    private final Class<?> type;
    private final ClassReloadingStrategy reloading;

    private Calls(Class<?> type) {
        this.type = type;
        ByteBuddyAgent.install();
        reloading = ClassReloadingStrategy.fromInstalledAgent();
    }

    static Calls of(Class<?> type, String method) {
        FIRST_ARGUMENTS.clear();
        Calls calls = new Calls(type);
        new ByteBuddy()
                .redefine(type)
                .visit(Advice.to(Calls.class).on(ElementMatchers.named(method)))
                .make()
                .load(type.getClassLoader(), calls.reloading);
        return calls;
    }

    int all() {
        return FIRST_ARGUMENTS.size();
    }

    long with(Object firstArgument) {
        return FIRST_ARGUMENTS.stream().filter(firstArgument::equals).count();
    }

    @Advice.OnMethodEnter
    static void enter(
            @Advice.Argument(value = 0, typing = Assigner.Typing.DYNAMIC, optional = true) @Nullable Object firstArgument) {
        called(firstArgument);
    }

    /** Called by what is counted. */
    public static void called(@Nullable Object firstArgument) {
        FIRST_ARGUMENTS.add(firstArgument == null ? NONE : firstArgument);
    }

    @Override
    public void close() {
        try {
            reloading.reset(type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
