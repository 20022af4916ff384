package org.chronomap.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.chronomap.backend.Http.Answer;

/** Many readers at once. */
public final class Together {

    private Together() {}

    /** What each of them was answered, in their order. */
    public static List<Answer> ask(int readers, IntFunction<Answer> asked)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(readers);
        try {
            List<Callable<Answer>> requests = new ArrayList<>();
            for (int i = 0; i < readers; i++) {
                int number = i;
                requests.add(() -> asked.apply(number));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
