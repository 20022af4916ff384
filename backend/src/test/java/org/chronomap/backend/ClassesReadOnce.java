package org.chronomap.backend;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;

/** Keeps what Spring reads of each class for the next server of the process: otherwise an eighth of its start goes into that. */
public final class ClassesReadOnce implements ApplicationContextInitializer<GenericApplicationContext> {

    /** Under which Spring Boot makes one for each server, unless there is one. */
    private static final String NAME = "org.springframework.boot.autoconfigure.internalCachingMetadataReaderFactory";

    private static final CachingMetadataReaderFactory READ = new CachingMetadataReaderFactory();

    static {
        READ.setCacheLimit(10_000);
    }

    @Override
    public void initialize(GenericApplicationContext context) {
        context.registerBean(NAME, CachingMetadataReaderFactory.class, () -> READ);
    }
}
